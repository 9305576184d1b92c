-- Who held the place of each row on its day, who claimed it and under which document: the answers of `kurils tag`,
-- in DuckDB. Polygons: © OpenStreetMap contributors, ODbL 1.0; periods: CC0 1.0.
INSTALL spatial;
LOAD spatial;

-- yours: any file or table with the columns lon and lat (degrees) and date (a DATE or a TIMESTAMP)
CREATE OR REPLACE TEMP VIEW points AS FROM 'points.parquet';
CREATE OR REPLACE TEMP VIEW islands AS FROM 'kurils-geoparquet/islands.parquet';
CREATE OR REPLACE TEMP VIEW periods AS FROM 'kurils-geoparquet/periods.parquet';

WITH numbered AS (
    SELECT row_number() OVER () AS kurils_row, * FROM points
), land AS (
    -- the shore counts as land; a point on the line between two islands belongs to the first
    SELECT numbered.kurils_row, arg_min(islands.island, islands.number) AS island
    FROM numbered
    JOIN islands ON ST_Intersects(islands.geometry, ST_Point(numbered.lon, numbered.lat))
    GROUP BY numbered.kurils_row
)
SELECT
    numbered.* EXCLUDE (kurils_row),
    periods.holder, periods.polity,
    -- an empty list where there is no answer, as `kurils tag` writes it
    coalesce(periods.claimants, []) AS claimants,
    periods.title_status, periods.governing_document, periods.island
FROM numbered
LEFT JOIN land ON land.kurils_row = numbered.kurils_row
-- a period holds from its first day up to, not including, its `to`; days after today have no answer
LEFT JOIN periods ON periods.island = land.island
    AND numbered.date::DATE >= periods."from"
    AND (numbered.date::DATE < periods."to" OR periods."to" IS NULL)
    AND numbered.date::DATE <= current_date
ORDER BY numbered.kurils_row;
