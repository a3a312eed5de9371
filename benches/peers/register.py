"""A register as a large authority might hold it: invented, always the same for one seed.

The cells are clean, because a typed CSV reader refuses the others: every date exists and has a day, every number is
one. What an officer would still stumble over is there: missing attributes and units, items without a category, dates
that contradict each other, terms printed too long, stamps without the day of the inspection.
"""

import calendar
import csv
import datetime
import random

SEED = 20261123
AS_OF = datetime.date(2026, 11, 23).toordinal()
FIRST = datetime.date(1985, 1, 1).toordinal()
# Texts of all days, so that a row only looks them up.
DAYS = [datetime.date.fromordinal(FIRST + n).isoformat() for n in range(60 * 366)]

COLUMNS = (
    "id category name serial_no model manufacturer country year_of_manufacture maker_interval_months "
    "establishment_interval_months quantity put_into_use_on declared_on use_state owner.name owner.tax_code "
    "site.province site.commune site.address "
    "attributes.rated_capacity attributes.rated_capacity.unit attributes.lift_height attributes.lift_height.unit "
    "attributes.working_pressure attributes.working_pressure.unit "
    "attributes.discharge_pressure attributes.discharge_pressure.unit "
    "attributes.medium_temperature attributes.medium_temperature.unit attributes.volume attributes.volume.unit "
    "attributes.outer_diameter attributes.outer_diameter.unit attributes.pipeline_class attributes.medium "
    "attributes.medium_hazard attributes.drive attributes.installation attributes.cover attributes.place_of_use "
).split()
INSPECTION = (
    "kind performed_on report_on result report_no certificate_no certificate_issued_on next_due_on stamp_no body "
    "inspectors withdrawn_on withdrawal"
).split()
for number in (0, 1):
    COLUMNS += [f"inspections[{number}].{field}" for field in INSPECTION]
for number in (0, 1):
    COLUMNS += [f"events[{number}].kind", f"events[{number}].on"]
PLACE = {name: index for index, name in enumerate(COLUMNS)}

# How often, the category, the name, the usual term in months.
KINDS = [
    (14, "lifting.hoist_electric", "Pa lăng điện", 36),
    (10, "lifting.hoist_manual", "Pa lăng kéo tay", 36),
    (9, "lifting.crane_bridge", "Cầu trục", 36),
    (4, "lifting.crane_gantry", "Cổng trục", 36),
    (3, "lifting.crane_mobile", "Cần trục tự hành", 12),
    (2, "lifting.crane_tower", "Cần trục tháp", 12),
    (1, "lifting.crane_other", "Cần trục chân đế", 12),
    (1, "lifting.shaft_hoist", "Trục tải giếng nghiêng", 12),
    (1, "lifting.winch_trolley", "Xe tời điện", 24),
    (2, "lifting.winch_electric", "Tời điện", 24),
    (1, "lifting.winch_manual", "Tời tay", 24),
    (2, "lifting.table", "Bàn nâng", 24),
    (1, "lifting.personnel_platform", "Sàn nâng người", 12),
    (12, "lifting.forklift", "Xe nâng hàng", 24),
    (2, "lifting.mewp", "Xe nâng người", 12),
    (2, "lifting.builders_hoist", "Vận thăng", 12),
    (3, "pressure.boiler_steam", "Nồi hơi", 24),
    (1, "pressure.boiler_hot_water", "Nồi đun nước nóng", 24),
    (1, "pressure.thermal_oil_heater", "Nồi gia nhiệt dầu", 24),
    (1, "pressure.steam_pipeline", "Đường ống dẫn hơi", 36),
    (13, "pressure.vessel", "Bình chịu áp lực", 36),
    (3, "pressure.tank", "Bồn chứa", 24),
    (4, "pressure.cylinder", "Chai khí", 60),
    (1, "pressure.gas_system", "Hệ thống cung cấp khí", 36),
    (1, "pressure.gas_pipeline", "Đường ống dẫn khí đốt", 36),
    (1, "pressure.medical_gas_pipeline", "Đường ống dẫn khí y tế", 36),
    (3, "pressure.refrigeration", "Hệ thống lạnh", 36),
    (9, "lift.electric", "Thang máy điện", 24),
    (2, "lift.hydraulic", "Thang máy thủy lực", 24),
    (3, "lift.machine_room_less", "Thang máy không buồng máy", 24),
    (2, "lift.dumbwaiter", "Thang máy chở hàng", 36),
    (2, "lift.escalator", "Thang cuốn", 24),
    (1, "lift.passenger_conveyor", "Băng tải chở người", 24),
    (1, "lifting.crane", "Cẩu", 12),
    (1, "", "Máy chưa phân loại", 12),
]
CAPACITIES = ["250", "500", "999", "1000", "1500", "2000", "2500", "3200", "5000", "10000", "20000", "32000"]
PRESSURES = [
    *("0.5 bar", "0.7 bar", "0.07 MPa", "0.71 bar", "70 kPa", "8 bar", "10 bar", "1 MPa", "1.6 MPa", "16 bar", "20 bar"),
    *("0.71 kgf/cm²", "0.72 kgf/cm²", "8 kgf/cm²", "10 kgf/cm2", "800 kPa"),
]
VOLUMES = ["10 L", "24.9 L", "25 L", "50 L", "200 L", "500 L", "1000 L", "0.02 m³", "1.5 m³", "10 m3"]
MEDIA = ["không khí", "Khí nén", "nitơ", "LPG", "oxy", "amoniac", "NH3", "clo", "hơi nước", "dầu thủy lực"]
PLACES = ["apartment", "office", "shopping_centre", "hospital", "hotel", "factory", "public", "other"]
OWNERS = [
    "Công ty TNHH Cơ khí Sao Biển",
    "Công ty Cổ phần Cảng Sóng Xanh",
    "Ban quản trị chung cư Hướng Dương",
    'Trung tâm thương mại "Chợ Sắt Mới"',
    "Bệnh viện Đa khoa Ánh Dương",
    "Hợp tác xã Chế biến Thủy sản Đồ Sơn Mới",
]
MAKERS = [("Kinh Môn Crane", "Việt Nam"), ("Nippon Hoist", "Nhật Bản"), ("Hansung Boiler", "Hàn Quốc")]


def write(path, rows):
    """Writes a register of so many rows."""
    rnd = random.Random(SEED)
    kinds = rnd.choices(KINDS, [kind[0] for kind in KINDS], k=rows)
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(row(number, kind, rnd) for number, kind in enumerate(kinds, 1))


def row(number, kind, rnd):
    cells = [""] * len(COLUMNS)

    def put(**values):
        for name, value in values.items():
            cells[PLACE[name]] = value

    def quantity(name, text):
        cells[PLACE[f"attributes.{name}"]], _, cells[PLACE[f"attributes.{name}.unit"]] = text.partition(" ")

    chance = rnd.random
    choose = lambda options: options[int(chance() * len(options))]
    _, category, name, term = kind
    maker, country = choose(MAKERS)
    put(id=f"HP-{number:07}", category=category, name=f"{name} số {number % 90 + 1}", serial_no=f"SN{number * 7:08}")
    put(model=f"M-{number % 60}", manufacturer=maker, country=country, quantity="2" if chance() < 0.02 else "1")
    owner = number % 40_000
    cells[PLACE["owner.name"]] = choose(OWNERS) if chance() < 0.3 else f"Công ty TNHH Sản xuất số {owner}"
    cells[PLACE["owner.tax_code"]] = f"02{owner:08}"
    cells[PLACE["site.province"]] = "Thành phố Hải Phòng"
    cells[PLACE["site.commune"]] = f"Phường số {number % 114}"
    cells[PLACE["site.address"]] = f"Số {number % 300}, đường số {number % 17}" if chance() < 0.6 else "Bãi 2"
    used = life(put, rnd)
    attributes(category, quantity, cells, rnd)
    last = inspections(put, used, term, rnd)
    events(put, last, rnd)
    return cells


def life(put, rnd):
    """When it was made and put into use; gives the latter."""
    chance = rnd.random
    used = AS_OF - int(chance() ** 1.5 * 30 * 365) + (20 if chance() < 0.1 else 0)
    year = int(day(used)[:4]) - int(chance() * 3)
    if chance() < 0.04:
        year -= 3 + int(chance() * 15)  # bought used
    elif chance() < 0.005:
        year += 2  # a slip of the pen
    known = chance()
    if known < 0.85:
        put(put_into_use_on=day(used))
    if known < 0.6 or 0.8 < known < 0.95:
        put(year_of_manufacture=str(year))
    if chance() < 0.6:
        put(declared_on=day(used + int(chance() * 60)))
    if chance() < 0.03:
        put(use_state="stopped" if chance() < 0.6 else "scrapped")
    elif chance() < 0.5:
        put(use_state="in_use" if chance() < 0.8 else "unknown")
    if chance() < 0.05:
        put(maker_interval_months=("6", "12", "24", "48")[int(chance() * 4)])
    if chance() < 0.15:
        put(establishment_interval_months=("12", "24", "36")[int(chance() * 3)])
    return used


def attributes(category, quantity, cells, rnd):
    chance = rnd.random
    choose = lambda options: options[int(chance() * len(options))]

    def word(name, options, often):
        if chance() < often:
            cells[PLACE[f"attributes.{name}"]] = choose(options)

    def measure(name, options, often):
        if chance() < often:
            text = choose(options)
            # Now and then a register leaves the unit out.
            quantity(name, text if chance() < 0.95 else text.split(" ")[0])

    if category.startswith(("lifting", "lift.")):
        kilograms = choose(CAPACITIES)
        tonnes = f"{float(kilograms) / 1000:g}"
        unit = choose(["kg", "kg", "t", "tấn"])
        measure("rated_capacity", [f"{kilograms if unit == 'kg' else tonnes} {unit}"], 0.85)
        if chance() < 0.002:
            quantity("rated_capacity", "0 kg")
    if category == "lifting.hoist_manual":
        word("installation", ["fixed", "mobile"], 0.8)
        word("cover", ["indoor", "indoor", "outdoor"], 0.8)
    elif category == "lifting.mewp":
        word("drive", ["self_propelled", "hydraulic", "electric"], 0.7)
        measure("lift_height", ["1.9 m", "2 m", "2.1 m", "8 m", "12000 mm"], 0.7)
    elif category.startswith("lift."):
        word("place_of_use", PLACES, 0.75)
    elif category in ("pressure.vessel", "pressure.tank"):
        measure("working_pressure", PRESSURES, 0.9)
        measure("volume", VOLUMES, 0.7)
        word("medium_hazard", ["none", "none", "corrosive", "explosive"], 0.5)
        word("medium", MEDIA, 0.6)
        if category == "pressure.tank":
            measure("discharge_pressure", PRESSURES, 0.3)
    elif category == "pressure.boiler_hot_water":
        measure("medium_temperature", ["95 °C", "115 °C", "116 °C", "140 °C"], 0.85)
    elif category == "pressure.steam_pipeline":
        word("pipeline_class", ["I", "II", "III", "IV"], 0.8)
        measure("outer_diameter", ["48 mm", "51 mm", "60.3 mm", "76 mm", "8.9 cm", "0.05 m"], 0.85)
    elif category.startswith("pressure."):
        measure("working_pressure", PRESSURES, 0.85)


def inspections(put, used, term, rnd):
    """None, one or two; gives the day of the last, if there is one."""
    chance = rnd.random
    count = int(chance() < 0.93) + int(chance() < 0.35)
    if count == 0:
        return None
    # The latest is mostly of the last years; some terms have long run out.
    last = max(AS_OF - int(chance() ** 1.3 * (term + 14) * 30.4) + (15 if chance() < 0.02 else 0), used - 20)
    days = [max(last - int((0.8 + chance() * 0.5) * term * 30.4), used - 30), last][-count:]
    if chance() < 0.1:
        days.reverse()
    dated = True
    for number, on in enumerate(days):
        dated = not (count == 1 and chance() < 0.03)
        report = on + int(chance() * 4)
        issued = report + int(chance() * 8)
        fields = {"kind": ("initial" if number == 0 and count == 2 else "periodic"), "report_on": day(report)}
        if dated:
            fields["performed_on"] = day(on)
        if chance() < 0.05:
            fields["kind"] = "extraordinary"
        result = chance()
        if result < 0.995:
            fields["result"] = "pass" if result < 0.965 else "fail"
        fields |= {"report_no": f"{on % 100_000:05}/BBKĐ", "certificate_no": f"{on % 100_000:05}/GCN-KĐ"}
        fields |= {"stamp_no": f"T{on % 1_000_000:06}", "body": f"KĐ-HP-{on % 9:02}"}
        fields["inspectors"] = f"KĐV-{on % 97:03}; KĐV-{on % 89:03}"
        if chance() < 0.8:
            fields["certificate_issued_on"] = day(issued)
        stated = chance()
        if stated < 0.75:
            months = term if stated < 0.6 else (12, 24, 36, 48, 80)[int(chance() * 5)]
            base = (on, on, on, report, issued)[int(chance() * 5)]
            fields["next_due_on"] = later(base, months)
        elif stated < 0.755:
            fields["next_due_on"] = day(on - 365)
        if chance() < 0.006 and dated:
            withdrawn = on + int(chance() * 300) - 10
            fields |= {"withdrawn_on": day(withdrawn)} if chance() < 0.8 else {}
            fields |= {"withdrawal": "clerical" if chance() < 0.3 else "substantive"} if chance() < 0.9 else {}
        put(**{f"inspections[{number}].{field}": value for field, value in fields.items()})
    return max(days) if dated else AS_OF - 400


def events(put, last, rnd):
    """In some rows an event; a suspension may have an end."""
    chance = rnd.random
    if chance() > 0.06:
        return
    on = (last or AS_OF - 800) + int((chance() - 0.3) * 500)
    kinds = ("repaired", "modified", "maintained", "relocated", "relocated", "incident", "suspended", "suspended")
    kind = kinds[int(chance() * len(kinds))]
    put(**{"events[0].kind": kind, "events[0].on": day(on)})
    if kind == "suspended" and chance() < 0.8:
        put(**{"events[1].kind": "resumed", "events[1].on": day(on + 100 + int(chance() * 500))})


def day(ordinal):
    return DAYS[ordinal - FIRST]


def later(ordinal, months):
    """The day so many months later; where the month has no such day, its last."""
    start = datetime.date.fromordinal(ordinal)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(start.day, last)).isoformat()
