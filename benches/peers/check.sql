-- The answers of `kiemdinh check` on the day `as_of` (a day on which list 36/2019 is in force), for the categories and
-- fields that the register holds. S1 … name the rules of the contract.

-- A term in whole months; where the month has no such day, it ends on its last (S2).
CREATE MACRO add_months(day, months) AS CAST(day + to_months(months) AS DATE);

-- Whether the item may be older than so many years, or may not, as far as its age is known (S3, S10).
CREATE MACRO may_be_older(years, earliest, day) AS coalesce(add_months(earliest, 12 * years) < day, true);
CREATE MACRO may_be_younger(years, latest, day) AS coalesce(add_months(latest, 12 * years) >= day, true);

-- The thresholds of the list in each unit of the register; decimals, hence exact. What a value without its unit says
-- puts an item on the list and never takes it off (S5).
CREATE MACRO unless_unsure(holds, unit) AS holds OR CASE WHEN unit IS NOT NULL THEN false END;
CREATE MACRO above_700_mbar(value, unit) AS unless_unsure(CASE coalesce(unit, 'bar')
    WHEN 'bar' THEN value > 0.7 WHEN 'MPa' THEN value > 0.07 WHEN 'kPa' THEN value > 70
    WHEN 'kgf/cm²' THEN value * 0.980665 > 0.7 WHEN 'kgf/cm2' THEN value * 0.980665 > 0.7 END, unit);
CREATE MACRO from_1000_kg(value, unit) AS unless_unsure(CASE coalesce(unit, 'kg')
    WHEN 'kg' THEN value >= 1000 WHEN 't' THEN value >= 1 WHEN 'tấn' THEN value >= 1 END,
    -- Zero is out of range.
    CASE WHEN value > 0 THEN unit END);
CREATE MACRO above_2_m(value, unit) AS unless_unsure(CASE coalesce(unit, 'm')
    WHEN 'm' THEN value > 2 WHEN 'mm' THEN value > 2000 END, unit);
CREATE MACRO from_mm(value, unit, millimetres) AS unless_unsure(CASE coalesce(unit, 'mm')
    WHEN 'mm' THEN value >= millimetres WHEN 'cm' THEN value * 10 >= millimetres
    WHEN 'm' THEN value * 1000 >= millimetres END, unit);
CREATE MACRO below_25_l(value, unit) AS CASE unit
    WHEN 'L' THEN value < 25 WHEN 'm³' THEN value < 0.025 WHEN 'm3' THEN value < 0.025 END;

-- The law of each category in force on `as_of`: when the list covers it, which interval rules it has, whether a change
-- of place or a year without use calls for an extraordinary inspection. Rows and rules that are not verified decide
-- nothing, and a category that is not here is not known.
CREATE TYPE criterion AS ENUM (
    'any', 'capacity', 'drive or height', 'pressure', 'pressure, not small', 'either pressure', 'temperature', 'pipeline',
    'unverified');
CREATE TYPE rule AS ENUM ('unknown', 'hoist', 'hand hoist', 'forklift', 'lift', 'vessel', 'boiler');
CREATE TYPE relocation AS ENUM ('no', 'yes', 'where fixed');
CREATE TABLE law (category VARCHAR, listed criterion, rule rule, relocation relocation, idle BOOLEAN);
INSERT INTO law VALUES
    ('lifting.hoist_electric', 'any', 'hoist', 'yes', false),
    ('lifting.hoist_manual', 'capacity', 'hand hoist', 'where fixed', false),
    ('lifting.crane_bridge', 'any', 'hoist', 'yes', false),
    ('lifting.crane_gantry', 'any', 'hoist', 'yes', false),
    ('lifting.crane_mobile', 'any', 'unknown', 'no', false),
    ('lifting.crane_tower', 'any', 'unknown', 'yes', false),
    ('lifting.crane_other', 'any', 'unknown', 'yes', false),
    ('lifting.shaft_hoist', 'any', 'unknown', 'yes', false),
    ('lifting.winch_trolley', 'any', 'unknown', 'no', false),
    ('lifting.winch_electric', 'any', 'unknown', 'yes', false),
    ('lifting.winch_manual', 'capacity', 'unknown', 'no', false),
    ('lifting.table', 'any', 'unknown', 'no', false),
    ('lifting.personnel_platform', 'any', 'unknown', 'no', false),
    ('lifting.forklift', 'capacity', 'forklift', 'no', false),
    ('lifting.mewp', 'drive or height', 'unknown', 'no', false),
    ('lifting.builders_hoist', 'any', 'unknown', 'yes', false),
    ('pressure.boiler_steam', 'pressure', 'boiler', 'yes', true),
    ('pressure.boiler_hot_water', 'temperature', 'boiler', 'yes', true),
    ('pressure.thermal_oil_heater', 'any', 'unknown', 'yes', false),
    ('pressure.steam_pipeline', 'pipeline', 'unknown', 'yes', false),
    ('pressure.vessel', 'pressure, not small', 'vessel', 'yes', false),
    ('pressure.tank', 'either pressure', 'vessel', 'no', false),
    ('pressure.cylinder', 'unverified', 'unknown', 'no', false),
    ('pressure.gas_system', 'any', 'unknown', 'yes', false),
    ('pressure.gas_pipeline', 'unverified', 'unknown', 'yes', false),
    ('pressure.medical_gas_pipeline', 'unverified', 'unknown', 'yes', false),
    ('pressure.refrigeration', 'unverified', 'unknown', 'yes', true),
    ('lift.electric', 'any', 'lift', 'yes', false),
    ('lift.hydraulic', 'any', 'lift', 'yes', false),
    ('lift.machine_room_less', 'any', 'lift', 'yes', false),
    ('lift.dumbwaiter', 'any', 'unknown', 'yes', false),
    ('lift.escalator', 'any', 'unknown', 'yes', false),
    ('lift.passenger_conveyor', 'any', 'unknown', 'yes', false);

-- The limit of a stated date where the interval is unknown: the longest verified one of the category (S13c).
CREATE MACRO limit_months(rule, day) AS CASE
    WHEN day < DATE '2017-06-01' THEN 72
    WHEN rule = 'lift' THEN CASE WHEN day < DATE '2021-11-15' THEN 72 ELSE 36 END
    WHEN rule IN ('hoist', 'hand hoist', 'vessel') THEN 36
    WHEN rule IN ('forklift', 'boiler') THEN 24
    ELSE 72
END;

CREATE VIEW register AS FROM read_csv(
    getvariable('register'), header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {
    id: 'VARCHAR', category: 'VARCHAR', name: 'VARCHAR', serial_no: 'VARCHAR', model: 'VARCHAR',
    manufacturer: 'VARCHAR', country: 'VARCHAR', year: 'INTEGER', maker: 'INTEGER', establishment: 'INTEGER',
    quantity: 'INTEGER', put_into_use_on: 'DATE', declared_on: 'DATE', use_state: 'VARCHAR', owner_name: 'VARCHAR',
    tax_code: 'VARCHAR', province: 'VARCHAR', commune: 'VARCHAR', address: 'VARCHAR',
    capacity: 'DECIMAL(8, 3)', capacity_unit: 'VARCHAR', height: 'DECIMAL(8, 3)', height_unit: 'VARCHAR',
    pressure: 'DECIMAL(8, 3)', pressure_unit: 'VARCHAR', discharge: 'DECIMAL(8, 3)', discharge_unit: 'VARCHAR',
    temperature: 'DECIMAL(8, 3)', temperature_unit: 'VARCHAR', volume: 'DECIMAL(8, 3)', volume_unit: 'VARCHAR',
    diameter: 'DECIMAL(8, 3)', diameter_unit: 'VARCHAR', pipeline_class: 'VARCHAR', medium: 'VARCHAR',
    hazard: 'VARCHAR', drive: 'VARCHAR', installation: 'VARCHAR', cover: 'VARCHAR', place: 'VARCHAR',
    kind_0: 'VARCHAR', performed_0: 'DATE', report_0: 'DATE', result_0: 'VARCHAR', report_no_0: 'VARCHAR',
    certificate_0: 'VARCHAR', issued_0: 'DATE', next_0: 'DATE', stamp_0: 'VARCHAR', body_0: 'VARCHAR',
    inspectors_0: 'VARCHAR', withdrawn_on_0: 'DATE', withdrawal_0: 'VARCHAR',
    kind_1: 'VARCHAR', performed_1: 'DATE', report_1: 'DATE', result_1: 'VARCHAR', report_no_1: 'VARCHAR',
    certificate_1: 'VARCHAR', issued_1: 'DATE', next_1: 'DATE', stamp_1: 'VARCHAR', body_1: 'VARCHAR',
    inspectors_1: 'VARCHAR', withdrawn_on_1: 'DATE', withdrawal_1: 'VARCHAR',
    event_0: 'VARCHAR', event_on_0: 'DATE', event_1: 'VARCHAR', event_on_1: 'DATE'
});

-- Which inspections are considered, and since when the item may be in use (S4b, S7, S11).
CREATE VIEW considered AS SELECT *,
    coalesce(performed_0 <= getvariable('as_of'), false) AS dated_0,
    coalesce(performed_1 <= getvariable('as_of'), false) AS dated_1,
    CASE WHEN withdrawn_on_0 IS NULL THEN withdrawal_0 IS NOT NULL
         ELSE withdrawn_on_0 < performed_0 OR withdrawn_on_0 <= getvariable('as_of') END AS withdrawn_0,
    CASE WHEN withdrawn_on_1 IS NULL THEN withdrawal_1 IS NOT NULL
         ELSE withdrawn_on_1 < performed_1 OR withdrawn_on_1 <= getvariable('as_of') END AS withdrawn_1,
    CASE WHEN put_into_use_on < make_date(year, 1, 1) THEN NULL ELSE put_into_use_on END AS used,
    make_date(year, 1, 1) AS made,
    make_date(year + 2, 12, 31) AS made_until
FROM register LEFT JOIN law USING (category);

-- The inspection that counts; one without its day counts where it is the only one (S7, S7b, S9).
CREATE VIEW counting AS SELECT *,
    CASE WHEN dated_1 AND NOT withdrawn_1 AND NOT (dated_0 AND NOT withdrawn_0 AND performed_0 > performed_1) THEN 1
         WHEN dated_0 AND NOT withdrawn_0 THEN 0
         WHEN kind_0 IS NOT NULL AND performed_0 IS NULL THEN -1 END AS which,
    coalesce(
        (dated_0 AND withdrawn_0 AND result_0 = 'pass' AND withdrawal_0 IS DISTINCT FROM 'clerical'
            AND NOT coalesce(dated_1 AND NOT withdrawn_1 AND result_1 = 'pass' AND performed_1 >= performed_0, false))
        OR (dated_1 AND withdrawn_1 AND result_1 = 'pass' AND withdrawal_1 IS DISTINCT FROM 'clerical'
            AND NOT coalesce(dated_0 AND NOT withdrawn_0 AND result_0 = 'pass' AND performed_0 > performed_1, false)),
        false) AS revoked,
    CASE WHEN used > made_until THEN made ELSE coalesce(used, made) END AS earliest,
    coalesce(used, made_until) AS latest
FROM considered;

CREATE VIEW inspected AS SELECT *,
    CASE which WHEN 1 THEN performed_1 WHEN 0 THEN performed_0 END AS performed,
    CASE which WHEN 1 THEN result_1 ELSE result_0 END AS result,
    CASE which WHEN 1 THEN greatest(performed_1, report_1, issued_1)
               WHEN 0 THEN greatest(performed_0, report_0, issued_0) END AS papers,
    CASE which WHEN 1 THEN next_1 ELSE next_0 END AS next,
    coalesce(hazard, CASE WHEN lower(medium) IN ('lpg', 'oxy') THEN 'explosive'
                          WHEN lower(medium) IN ('amoniac', 'nh3', 'clo') THEN 'corrosive' END) AS known_hazard
FROM counting;

-- The shortest and the longest interval that the known facts allow; null where a rule is not verified (S10).
CREATE VIEW intervals AS SELECT *,
    CASE
        WHEN performed < DATE '2017-06-01' THEN NULL
        WHEN rule = 'hoist'
        THEN CASE WHEN may_be_older(12, earliest, performed) THEN 12 ELSE 36 END
        WHEN rule = 'hand hoist'
        THEN CASE WHEN coalesce(installation, 'mobile') = 'mobile' OR coalesce(cover, 'outdoor') = 'outdoor'
                      OR may_be_older(12, earliest, performed) THEN 12 ELSE 36 END
        WHEN rule = 'forklift' THEN CASE WHEN may_be_older(10, earliest, performed) THEN 12 ELSE 24 END
        WHEN rule = 'lift'
        THEN CASE WHEN performed < DATE '2021-11-15' THEN NULL
                  WHEN may_be_older(15, earliest, performed) THEN 12
                  WHEN place = 'other' THEN 36 ELSE 24 END
        WHEN rule = 'vessel'
        THEN CASE WHEN may_be_older(24, earliest, performed)
                      OR (coalesce(known_hazard, '') <> 'none' AND may_be_older(12, earliest, performed)) THEN 12
                  WHEN coalesce(known_hazard, '') <> 'none' OR may_be_older(12, earliest, performed) THEN 24
                  ELSE 36 END
        WHEN rule = 'boiler'
        THEN CASE WHEN NOT may_be_older(12, earliest, performed) THEN 24 END
    END AS shortest,
    CASE
        WHEN rule = 'hoist'
        THEN CASE WHEN may_be_younger(12, latest, performed) THEN 36 ELSE 12 END
        WHEN rule = 'hand hoist'
        THEN CASE WHEN coalesce(installation, 'fixed') = 'fixed' AND coalesce(cover, 'indoor') = 'indoor'
                      AND may_be_younger(12, latest, performed) THEN 36 ELSE 12 END
        WHEN rule = 'forklift' THEN CASE WHEN may_be_younger(10, latest, performed) THEN 24 ELSE 12 END
        WHEN rule = 'lift'
        THEN CASE WHEN NOT may_be_younger(15, latest, performed) THEN 12
                  WHEN coalesce(place, 'other') = 'other' THEN 36 ELSE 24 END
        WHEN rule = 'vessel'
        THEN CASE WHEN coalesce(known_hazard, 'none') = 'none' AND may_be_younger(12, latest, performed) THEN 36
                  WHEN may_be_younger(12, latest, performed)
                      OR (coalesce(known_hazard, 'none') = 'none' AND may_be_younger(24, latest, performed)) THEN 24
                  ELSE 12 END
        WHEN rule = 'boiler' THEN 24
    END AS longest
FROM inspected;

-- The maker's shorter term replaces a longer one (S12); what follows for the dates (S4b, S13).
CREATE VIEW dated AS SELECT *,
    CASE WHEN next <= performed OR next > add_months(performed, 72) THEN NULL
         WHEN which = -1 AND next > add_months(getvariable('as_of'),
                                              least(limit_months(rule, getvariable('as_of')), maker)) THEN NULL
         ELSE next END AS stated,
    add_months(performed, least(shortest, maker)) AS first_end,
    add_months(performed, least(CASE WHEN shortest IS NULL THEN limit_months(rule, performed) ELSE longest END,
                                maker)) AS last_end,
    rule = 'hand hoist' AND shortest IS NOT NULL
        AND next > add_months(papers, least(longest, maker)) AS beyond_the_law
FROM intervals;

-- When a certificate is certainly good, and after when it is certainly not (S13).
CREATE VIEW due AS SELECT *,
    CASE WHEN which = -1 THEN stated
         WHEN stated <= last_end THEN stated
         WHEN stated IS NOT NULL THEN CASE WHEN beyond_the_law THEN last_end ELSE stated END
         WHEN shortest IS NOT NULL THEN first_end
         ELSE add_months(performed, least(maker, establishment)) END AS due_day,
    CASE WHEN which = -1 THEN stated
         WHEN stated IS NOT NULL THEN least(stated, last_end)
         WHEN shortest IS NOT NULL THEN first_end END AS certain_until,
    -- Does the list cover the item? (S5)
    CASE listed
        WHEN 'any' THEN true
        WHEN 'capacity' THEN from_1000_kg(capacity, capacity_unit)
        WHEN 'drive or height' THEN drive = 'self_propelled' OR above_2_m(height, height_unit)
        WHEN 'pressure' THEN above_700_mbar(pressure, pressure_unit)
        -- Of a small vessel the scope is in doubt.
        WHEN 'pressure, not small' THEN above_700_mbar(pressure, pressure_unit)
            AND CASE WHEN coalesce(NOT below_25_l(volume, volume_unit), true) THEN true END
        WHEN 'either pressure'
        THEN above_700_mbar(pressure, pressure_unit) OR above_700_mbar(discharge, discharge_unit)
        WHEN 'temperature' THEN unless_unsure(temperature > 115, temperature_unit)
        WHEN 'pipeline' THEN (pipeline_class IN ('I', 'II') AND from_mm(diameter, diameter_unit, 51))
            OR (pipeline_class IN ('III', 'IV') AND from_mm(diameter, diameter_unit, 76))
    END AS covered,
    -- What calls for an extraordinary inspection (S17).
    coalesce(event_on_0 > performed, true) AND event_on_0 <= getvariable('as_of') AS event_after,
    coalesce(event_on_1 > performed, true) AND event_on_1 <= getvariable('as_of') AS resumed_after
FROM dated;

CREATE VIEW called AS SELECT *,
    coalesce(event_after AND (event_0 IN ('repaired', 'modified') OR (event_0 = 'relocated'
        AND (relocation = 'yes' OR (relocation = 'where fixed' AND installation = 'fixed')))), false)
    OR coalesce(resumed_after AND event_0 = 'suspended' AND idle
        AND add_months(greatest(event_on_0, performed), 12) <= event_on_1, false) AS extraordinary,
    coalesce(event_after AND event_0 = 'relocated' AND relocation = 'where fixed' AND installation IS NULL, false)
        AS maybe_extraordinary,
    coalesce(use_state IN ('stopped', 'scrapped'), false) OR coalesce(used > getvariable('as_of'), false)
        OR coalesce(event_0 = 'suspended' AND event_on_0 <= getvariable('as_of')
            AND NOT coalesce(event_on_1 <= getvariable('as_of'), false), false) AS out_of_use,
    CASE WHEN stated IS NOT NULL OR which = -1 THEN due_day WHEN shortest IS NOT NULL THEN last_end END AS overdue_after
FROM due;

-- The first status that holds.
CREATE VIEW judged AS SELECT id, due_day,
    CASE
        WHEN covered = false THEN 'not_regulated'
        WHEN out_of_use THEN 'not_in_use'
        WHEN which IS NOT NULL AND result = 'fail' THEN 'failed'
        WHEN revoked THEN 'withdrawn'
        WHEN which IS NULL THEN CASE WHEN covered THEN 'never_inspected' ELSE 'no_record' END
        WHEN result IS NULL THEN 'no_result'
        WHEN overdue_after < getvariable('as_of') THEN 'overdue'
        WHEN extraordinary AND which <> -1 THEN 'extraordinary_due'
        WHEN extraordinary OR maybe_extraordinary THEN 'undetermined'
        WHEN certain_until IS NULL OR certain_until < getvariable('as_of') THEN 'undetermined'
        WHEN due_day - getvariable('as_of') <= 30 THEN 'due_soon'
        ELSE 'valid'
    END AS reason
FROM called;

CREATE VIEW answers AS SELECT id,
    CASE WHEN reason IN ('no_record', 'no_result') THEN 'undetermined' ELSE reason END AS status,
    CASE WHEN reason IN ('overdue', 'extraordinary_due', 'undetermined', 'due_soon', 'valid') THEN due_day END AS due_on
FROM judged;
