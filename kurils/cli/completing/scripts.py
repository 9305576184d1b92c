"""The scripts that tell each shell to ask the program when the completion key is pressed."""

from __future__ import annotations

_BASH = r"""# completion of kurils for bash
_kurils() {
    local IFS=$'\n' answer line
    COMPREPLY=()
    answer=$(COMP_WORDS="${COMP_WORDS[*]}"$'\n' COMP_CWORD=$COMP_CWORD COMP_TYPE=$COMP_TYPE COLUMNS=$COLUMNS \
        _KURILS_COMPLETE=complete_bash "$1" 2>/dev/null)
    if [[ $? -eq 9 ]]; then
        compopt -o default 2>/dev/null
    elif [[ -n $answer ]]; then
        while read -r line; do COMPREPLY+=("$line"); done <<<"$answer"
    fi
}
complete -o nosort -F _kurils kurils 2>/dev/null || complete -o default -F _kurils kurils
"""

_ZSH = r"""#compdef kurils
# completion of kurils for zsh
_kurils() {
    eval "$(COMP_WORDS="${(pj:\n:)words}"$'\n' COMP_CWORD=$((CURRENT - 1)) \
        _KURILS_COMPLETE=complete_zsh ${(Q)words[1]} 2>/dev/null)"
}
if [[ ${funcstack[1]} == _kurils ]]; then
    _kurils "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _kurils kurils
fi
"""

_FISH = r"""# completion of kurils for fish
function __kurils_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l answer (COMP_WORDS=(string join \n -- $words | string collect)\n COMP_CWORD=(math (count $words) - 1) \
        _KURILS_COMPLETE=complete_fish $words[1] 2>/dev/null)
    if test $status -eq 9
        __fish_complete_path (commandline -ct)
    else
        string join \n -- $answer
    end
end
complete --command kurils --no-files --keep-order --arguments '(__kurils_complete)'
"""

_POWERSHELL = r"""# completion of kurils for PowerShell 5 or newer
Register-ArgumentCompleter -Native -CommandName kurils -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.ToString()
    $before = $line.Substring(0, [Math]::Min($line.Length, $cursorPosition - $commandAst.Extent.StartOffset))
    $env:_KURILS_COMPLETE = 'complete_powershell'
    $env:_TYPER_COMPLETE_ARGS = $before
    $env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete
    try {
        kurils | ForEach-Object {
            $value, $text = $_ -split ':::', 2
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $text)
        }
    }
    finally {
        $env:_KURILS_COMPLETE = $env:_TYPER_COMPLETE_ARGS = $env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $null
    }
}
"""

#: shell -> its script
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
