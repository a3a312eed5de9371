/// An enum of fields with their names on the wire.
macro_rules! fields {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(super) enum $type { $($variant),+ }

        impl $type {
            pub(super) const fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }

            pub(super) fn of(name: &str) -> Option<$type> {
                match name { $($name => Some($type::$variant),)+ _ => None }
            }
        }
    };
}

fields!(
    /// A field of the item itself, its id excepted.
    ItemField {
        Category = "category",
        Name = "name",
        SerialNo = "serial_no",
        Model = "model",
        Manufacturer = "manufacturer",
        Country = "country",
        YearOfManufacture = "year_of_manufacture",
        ServiceLifeUntil = "service_life_until",
        MakerIntervalMonths = "maker_interval_months",
        EstablishmentIntervalMonths = "establishment_interval_months",
        Quantity = "quantity",
        PutIntoUseOn = "put_into_use_on",
        DeclaredOn = "declared_on",
        UseState = "use_state",
        UseStateOn = "use_state_on",
        OwnerName = "owner.name",
        OwnerTaxCode = "owner.tax_code",
        SiteProvince = "site.province",
        SiteCommune = "site.commune",
        SiteAddress = "site.address",
    }
);

fields!(
    /// A field of an inspection.
    InspectionField {
        Kind = "kind",
        PerformedOn = "performed_on",
        ReportOn = "report_on",
        Result = "result",
        ReportNo = "report_no",
        CertificateNo = "certificate_no",
        CertificateIssuedOn = "certificate_issued_on",
        NextDueOn = "next_due_on",
        NextKind = "next_kind",
        ShorteningReason = "shortening_reason",
        StampNo = "stamp_no",
        StampPlace = "stamp_place",
        Body = "body",
        Inspectors = "inspectors",
        WithdrawnOn = "withdrawn_on",
        Withdrawal = "withdrawal",
    }
);

fields!(
    /// A field of an event.
    EventField {
        Kind = "kind",
        On = "on",
        Note = "note",
    }
);

impl ItemField {
    /// The field of that key in the `owner` or `site` of a record.
    pub(super) fn within(part: &str, key: &str) -> Option<ItemField> {
        use ItemField::*;
        let fields = [OwnerName, OwnerTaxCode, SiteProvince, SiteCommune, SiteAddress];
        fields.into_iter().find(|field| field.name().split_once('.') == Some((part, key)))
    }
}

/// What the records of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Items with their inspections.
    Items,
    /// Inspections that are kept apart from their items.
    Inspections,
}

impl Holds {
    /// How a record names the item's id.
    pub(super) const fn id_name(self) -> &'static str {
        match self {
            Holds::Items => "id",
            Holds::Inspections => "item",
        }
    }
}
