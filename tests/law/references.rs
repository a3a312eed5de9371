//! What is referred to is in the book, and has its name alone.

use kiemdinh::Rulebook;

use crate::faults::assert_told;
use crate::support::{SMALL, faults};

#[test]
fn what_has_one_name_is_told_where_it_is_given_again() {
    let province = "[[province]]\ncode = \"01\"\nname = \"A\"\n[[province.units]]\ncode = \"1\"\nname = \"B\"\ntype = \"xã\"\n\
                    [[province.units]] #! province[0].units[1]: given twice\ncode = \"1\"\nname = \"C\"\ntype = \"xã\"\n";
    let hazard = "[[attribute]]\nname = \"medium_hazard\"\ntype = \"choice\"\nvalues = [\"none\", \"toxic\"]\n\
                  name_vi = \"n\"\nname_en = \"n\"\n[[medium]]\nnames_vi = [\"bụi\", \"LPG\"]\nnames_en = [\"LPG\"]\nhazard = \"none\"\n\
                  verification = \"text\"\n[[medium]]\nnames_vi = [\"clo\"]\n\
                  names_en = [\"chlorine\", \" Bụi\"] #! medium[clo].names_en: \" Bụi\" names another medium too\n\
                  hazard = \"toxic\"\nverification = \"text\"\n";
    let text = format!("{SMALL}{province}{hazard}");
    assert_told(&faults(&[("book.toml", &text)], &[]), &[("book.toml", &text)]);
}

#[test]
fn whatever_cites_a_document_cites_one_of_the_book() {
    for table in ["duty", "form", "identifier", "fact"] {
        let told = faults(&[("book.toml", &format!("{SMALL}[[{table}]]\nid = \"x\"\ndocument = \"Z\"\n"))], &[]);
        let expected = format!("{table}[x].document: \"Z\" is not in the rulebook");
        assert!(told.iter().any(|fault| fault.to_string().ends_with(&expected)), "{told:#?}");
    }
    let text = "[[parameter]]\nname = \"stated_ceiling_months\"\nvalue = 72\nground = \"g\"\n\
                document = \"Z\" #! parameter[stated_ceiling_months].document: \"Z\" is not in the rulebook\n\
                [[authority]]\nrole = \"lead\"\nname_vi = \"A\"\nname_en = \"A\"\nverification = \"text\"\n\
                document = \"Y\" #! authority[lead].document: \"Y\" is not in the rulebook\n";
    let text = format!("{SMALL}{text}");
    assert_told(&faults(&[("book.toml", &text)], &[]), &[("book.toml", &text)]);
}

#[test]
fn the_parameters_that_are_named_as_known_are_known() {
    let told = |name: &str| {
        let text = format!("{SMALL}[[parameter]]\nname = \"{name}\"\nvalue = \"x\"\nground = \"g\"\n");
        let told = faults(&[("book.toml", &text)], &[]);
        assert_eq!(told.len(), 1, "{told:#?}");
        told[0].to_string()
    };
    let unknown = told("early_window");
    let (_, known) = unknown.split_once(".name: unknown parameter; known: ").expect("the known ones");
    let known: Vec<&str> = known.split(", ").collect();
    assert!(known.iter().all(|name| told(name).contains("].value: ")), "{known:?}");
    let of_the_book = Rulebook::builtin().data().parameters.iter().map(|parameter| parameter.name.as_str());
    assert_eq!(of_the_book.collect::<Vec<_>>(), known);
}
