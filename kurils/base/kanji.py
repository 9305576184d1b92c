"""Characters of one word written in several ways: old and new Japanese ones, Korean hanja, and simplified Chinese.

Two texts meet when each of their characters is replaced by the present-day Japanese one. This serves comparison only:
what is printed stays as it is written.
"""

from __future__ import annotations

#: pairs: the old (traditional) character, and the one in use in Japan
_OLD = (
    "亞亜惡悪壓圧圍囲醫医爲為壹壱隱隠榮栄營営衞衛驛駅圓円鹽塩緣縁應応歐欧櫻桜奧奥橫横溫温穩穏假仮價価畫画會会壞壊懷懐繪絵擴拡"
    "殼殻覺覚學学嶽岳樂楽渴渇勸勧卷巻寬寛歡歓觀観關関陷陥顏顔氣気歸帰龜亀僞偽戲戯舊旧據拠擧挙虛虚峽峡狹狭鄕郷曉暁區区驅駆勳勲徑径"
    "惠恵溪渓經経繼継輕軽藝芸缺欠儉倹劍剣圈圏檢検權権獻献縣県險険顯顕驗験嚴厳效効廣広恆恒鑛鉱號号國国濟済碎砕齋斎劑剤雜雑參参慘惨"
    "棧桟贊賛殘残絲糸齒歯兒児辭辞濕湿實実舍舎寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処緖緒敍叙奬奨將将燒焼稱称證証乘乗剩剰壤壌條条"
    "淨浄狀状疊畳讓譲釀醸囑嘱觸触寢寝愼慎晉晋眞真盡尽圖図粹粋醉酔隨随數数樞枢聲声靜静齊斉攝摂專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双"
    "壯壮搜捜插挿爭争總総聰聡莊荘裝装騷騒藏蔵臟臓屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単擔担膽胆團団彈弾斷断晝昼蟲虫鑄鋳"
    "廳庁聽聴鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当鬭闘德徳獨独讀読屆届繩縄貳弐惱悩腦脳霸覇廢廃拜拝賣売麥麦發発髮髪拔抜蠻蛮祕秘"
    "濱浜拂払佛仏竝並變変邊辺辯弁寶宝豐豊沒没飜翻滿満默黙彌弥譯訳藥薬豫予餘余與与譽誉搖揺樣様謠謡遙遥來来賴頼亂乱覽覧龍竜兩両獵猟"
    "綠緑壘塁勵励禮礼隸隷靈霊齡齢戀恋爐炉勞労樓楼灣湾嶋島禰祢聯連曆暦歷歴鬪闘內内靑青敎教絕絶錄録黃黄"
)
#: pairs: the simplified character, and the one in use in Japan
_SIMPLE = (
    "岛島后後齿歯择択诸諸罗羅处処轮輪计計赖頼规規贝貝壳殻发発乐楽约約联連苏蘇协協议議库庫页頁萨薩战戦东東领領问問题題关関圣聖门門马馬"
    "书書华華顿頓鲁魯达達亚亜尔爾维維开開邻隣义義实実际際对対动動机機军軍团団决決权権归帰让譲记記谈談话話语語说説访訪论論证証评評词詞"
    "译訳读読调調还還过過进進远遠连連违違选選历歴厅庁压圧县県变変听聴启啓员員围囲图図场場坏壊备備复復头頭宁寧审審宪憲岁歳币幣师師带帯"
    "并並广広庆慶应応废廃张張强強录録总総执執扩拡护護报報损損换換据拠无無时時显顕术術杂雑极極构構标標树樹样様桦樺检検欢歓气気汉漢济済"
    "测測渔漁满満灭滅热熱玛瑪现現环環电電盐塩监監盖蓋确確离離种種积積稳穏竞競笔筆签簽简簡类類级級纪紀纳納纽紐线線组組细細织織终終经経"
    "结結给給统統绝絶缔締网網职職胜勝舰艦节節药薬荣栄获獲虾蝦补補观観视視览覧订訂讨討训訓讲講许許设設诉訴试試询詢该該详詳请請诺諾谢謝"
    "负負财財责責败敗货貨贯貫贵貴费費贸貿资資赞賛车車转転轻軽载載输輸辽遼边辺迁遷运運适適邮郵郑鄭释釈钓釣铁鉄银銀镇鎮长長闭閉间間阅閲"
    "队隊阳陽阴陰阶階陆陸险険难難韩韓顶頂项項顺順须須预預频頻额額风風飞飛馆館驻駐鱼魚鸟鳥龙竜齐斉龄齢刈苅抚撫祢祢渇渇泽沢宽寛乌烏"
    "伊伊图図为為专専业業两両严厳个個临臨举挙务務劳労势勢区区单単卖売卫衛厂廠参参双双叶葉号号吴呉响響园園块塊声声壮壮奖奨妇婦孙孫宝宝"
    "宾賓导導尽尽层層属属岭嶺峡峡库庫弯彎归帰志志忆憶怀懐态態恶悪惊驚战戦户戸扬揚拥擁担担拟擬挂掛据拠换換揽攬旧旧昙曇杀殺条条杨楊枢枢"
)
_SAME = {**dict(zip(_OLD[::2], _OLD[1::2])), **dict(zip(_SIMPLE[::2], _SIMPLE[1::2]))}
_TABLE = {ord(other): usual for other, usual in _SAME.items() if other != usual}
# 捨 and 舎 are two words, which simplified Chinese writes with one character
_TABLE[ord("捨")] = _TABLE[ord("舍")] = "舎"
#: katakana are written as hiragana; both lie in the same order
_TABLE.update({code: chr(code - 0x60) for code in range(0x30A1, 0x30F7)})


def usual(text: str) -> str:
    """The text with present-day Japanese characters, and hiragana for katakana."""
    return text.translate(_TABLE)
