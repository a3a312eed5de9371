//! What kinds of machines, equipment and materials the register holds.

/// A kind of item. Attribute values with several choices are drawn at random.
pub(crate) struct Kind {
    pub(crate) category: &'static str,
    pub(crate) names: &'static [&'static str],
    /// How many rows.
    pub(crate) rows: u32,
    /// The term that its reports usually give, in months.
    pub(crate) months: i32,
    pub(crate) attributes: &'static [(&'static str, &'static [&'static str])],
    /// Attributes in place of these, with which the list does not cover it.
    pub(crate) below: &'static [(&'static str, &'static str)],
}

const fn kind(category: &'static str, names: &'static [&'static str], rows: u32, months: i32) -> Kind {
    Kind { category, names, rows, months, attributes: &[], below: &[] }
}

/// The kinds, the common ones of a province first.
pub(crate) const KINDS: &[Kind] = &[
    Kind {
        attributes: &[
            ("rated_capacity", &["1000 kg", "2 tấn", "2000 kg", "5 t", "3200 kg"]),
            ("lift_height", &["6 m", "9 m", "12 m"]),
        ],
        ..kind("lifting.hoist_electric", &["Pa lăng điện", "Pa lăng điện dầm đơn"], 16, 36)
    },
    Kind {
        attributes: &[("rated_capacity", &["5000 kg", "10 t", "20 tấn", "32000 kg"]), ("use", &["other"])],
        ..kind("lifting.crane_bridge", &["Cầu trục dầm đôi", "Cầu trục xưởng cán", "Cầu trục lăn"], 14, 36)
    },
    Kind {
        attributes: &[("rated_capacity", &["10 t", "40 t", "65000 kg"])],
        ..kind("lifting.crane_gantry", &["Cổng trục bãi container", "Bán cổng trục"], 8, 36)
    },
    Kind {
        attributes: &[
            ("rated_capacity", &["1000 kg", "2000 kg", "3 t"]),
            ("installation", &["fixed", "mobile"]),
            ("cover", &["indoor", "outdoor"]),
        ],
        below: &[("rated_capacity", "999.9 kg")],
        ..kind("lifting.hoist_manual", &["Pa lăng xích kéo tay"], 14, 36)
    },
    Kind {
        attributes: &[
            ("rated_capacity", &["1500 kg", "2.5 t", "3000 kg", "5000 lb"]),
            ("drive", &["electric", "other"]),
        ],
        below: &[("rated_capacity", "800 kg")],
        ..kind("lifting.forklift", &["Xe nâng hàng", "Xe nâng điện", "Xe nâng dầu 2,5 tấn"], 16, 24)
    },
    Kind {
        attributes: &[("working_pressure", &["8 bar", "1.0 MPa", "10 kgf/cm²", "145 psi"])],
        below: &[("working_pressure", "70 kPa")],
        ..kind("pressure.boiler_steam", &["Nồi hơi đốt than", "Nồi hơi đốt dầu", "Nồi hơi điện"], 12, 24)
    },
    Kind {
        attributes: &[("medium_temperature", &["130 °C", "150 °C", "280 °F"])],
        below: &[("medium_temperature", "115 °C")],
        ..kind("pressure.boiler_hot_water", &["Nồi đun nước nóng"], 6, 24)
    },
    Kind {
        attributes: &[
            ("working_pressure", &["8 bar", "0.8 MPa", "10 bar", "12.5 bar"]),
            ("volume", &["300 L", "1 m³", "2000 lít", "0.5 m3"]),
            ("medium", &["không khí", "nitơ", "khí nén"]),
            ("medium_hazard", &["none", "none", "none", "corrosive", "explosive", ""]),
        ],
        below: &[("working_pressure", "0.7 bar")],
        ..kind("pressure.vessel", &["Bình chứa khí nén", "Bình tách dầu", "Bình áp lực"], 20, 36)
    },
    Kind {
        attributes: &[
            ("working_pressure", &["17.6 bar", "1.8 MPa"]),
            ("discharge_pressure", &["5 bar"]),
            ("volume", &["10 m³", "50 m³"]),
            ("medium", &["LPG", "ôxy lỏng"]),
            ("medium_hazard", &["explosive", "none", ""]),
        ],
        ..kind("pressure.tank", &["Bồn chứa LPG", "Bồn ôxy lỏng"], 8, 24)
    },
    Kind {
        attributes: &[
            ("place_of_use", &["apartment", "office", "hospital", "hotel", "factory", "other"]),
            ("rated_capacity", &["450 kg", "750 kg", "1000 kg"]),
        ],
        ..kind("lift.electric", &["Thang máy chở người", "Thang máy bệnh viện", "Thang máy căn hộ"], 16, 24)
    },
    Kind {
        attributes: &[("place_of_use", &["apartment", "other", "shopping_centre"])],
        ..kind("lift.machine_room_less", &["Thang máy không buồng máy"], 8, 24)
    },
    Kind {
        attributes: &[("place_of_use", &["factory", "other"])],
        ..kind("lift.hydraulic", &["Thang máy thủy lực"], 4, 24)
    },
    kind("pressure.thermal_oil_heater", &["Nồi gia nhiệt dầu"], 2, 24),
    Kind {
        attributes: &[("outer_diameter", &["219 mm", "8 inch"]), ("pipeline_class", &["II", "III"])],
        below: &[("outer_diameter", "48 mm")],
        ..kind("pressure.steam_pipeline", &["Đường ống dẫn hơi chính"], 3, 36)
    },
    Kind {
        attributes: &[
            ("working_pressure", &["150 bar", "18 bar"]),
            ("volume", &["40 L", "26.5 L"]),
            ("cylinder", &["steel", "composite_lpg"]),
            ("medium_hazard", &["none", "explosive"]),
        ],
        ..kind("pressure.cylinder", &["Chai ôxy", "Chai LPG"], 4, 60)
    },
    kind("pressure.gas_system", &["Trạm nạp LPG"], 2, 36),
    kind("pressure.gas_pipeline", &["Đường ống khí đốt khu chung cư"], 2, 36),
    kind("pressure.medical_gas_pipeline", &["Hệ thống khí y tế"], 2, 36),
    Kind {
        attributes: &[
            ("refrigerant", &["other"]),
            ("refrigerant_group", &["B2L", "A1"]),
            ("refrigerant_charge", &["120 kg", "45 kg"]),
        ],
        below: &[("refrigerant_group", "A1"), ("refrigerant_charge", "4.9 kg")],
        ..kind("pressure.refrigeration", &["Hệ thống lạnh kho đông", "Máy làm đá cây"], 6, 36)
    },
    kind("lifting.crane_mobile", &["Cần trục ô tô", "Cần trục bánh xích"], 4, 12),
    kind("lifting.crane_tower", &["Cần trục tháp"], 3, 12),
    kind("lifting.crane_other", &["Cần trục chân đế"], 2, 12),
    kind("lifting.shaft_hoist", &["Trục tải giếng nghiêng"], 2, 12),
    kind("lifting.winch_trolley", &["Xe tời điện"], 2, 24),
    kind("lifting.winch_electric", &["Tời điện xây dựng"], 2, 24),
    kind("lifting.table", &["Bàn nâng hàng"], 2, 24),
    kind("lifting.personnel_platform", &["Sàn nâng người"], 2, 12),
    Kind {
        attributes: &[("rated_capacity", &["1500 kg"])],
        below: &[("rated_capacity", "500 kg")],
        ..kind("lifting.winch_manual", &["Tời tay"], 2, 24)
    },
    Kind {
        attributes: &[("drive", &["self_propelled", "hydraulic"]), ("lift_height", &["12 m", "18 m"])],
        below: &[("drive", "manual"), ("lift_height", "1.9 m")],
        ..kind("lifting.mewp", &["Xe nâng người cần gấp"], 4, 12)
    },
    Kind {
        attributes: &[("use", &["construction", "other"])],
        ..kind("lifting.builders_hoist", &["Vận thăng lồng"], 3, 12)
    },
    kind("lift.dumbwaiter", &["Thang tời thực phẩm"], 2, 24),
    kind("lift.escalator", &["Thang cuốn trung tâm thương mại"], 3, 24),
    kind("lift.passenger_conveyor", &["Băng tải chở người"], 2, 24),
    kind("amusement.movable_stage", &["Sàn diễn di động"], 2, 12),
    Kind {
        attributes: &[("ride_height", &["12 m"]), ("person_speed", &["9 m/s", "540 m/min"])],
        ..kind("amusement.roller_coaster", &["Tàu lượn"], 2, 12)
    },
    Kind {
        attributes: &[("ride_height", &["6 m"]), ("person_speed", &["4 m/s"])],
        ..kind("amusement.slide", &["Máng trượt nước"], 2, 12)
    },
    Kind {
        attributes: &[("ride_height", &["40 m"]), ("person_speed", &["3 m/s"])],
        ..kind("amusement.wheel", &["Đu quay"], 2, 12)
    },
    kind("ropeway.passenger", &["Cáp treo chở khách"], 2, 12),
    kind("construction.slip_form", &["Cốp pha trượt"], 2, 12),
    kind("construction.placing_boom", &["Cần phân phối bê tông"], 2, 12),
    kind("construction.pile_rig", &["Máy ép cọc"], 2, 12),
    kind("construction.suspended_platform", &["Sàn treo nâng người"], 2, 12),
    Kind {
        attributes: &[("transmit_power", &["500 W", "1 kW"])],
        ..kind("telecom.transmitter", &["Đài truyền thanh"], 2, 36)
    },
    kind("explosive.explosives", &["Thuốc nổ nhũ tương"], 1, 6),
    kind("explosive.initiators", &["Kíp nổ điện"], 1, 12),
    kind("mining.blasting_machine", &["Máy nổ mìn điện"], 2, 12),
    kind("mining.powered_support", &["Giá khung thủy lực"], 1, 12),
    kind("mining.ex_motor", &["Động cơ phòng nổ"], 1, 12),
    kind("mining.ex_cable", &["Cáp điện phòng nổ"], 2, 36),
    kind("police.sprinkler_system", &["Hệ thống sprinkler"], 2, 12),
    kind("police.portable_extinguisher", &["Bình chữa cháy xách tay"], 2, 12),
    kind("military.listed", &["Đối tượng đặc thù quân sự"], 1, 12),
];
