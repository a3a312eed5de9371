//! What the accessors must say, worked out from the assessment's JSON.

use serde_json::{Value, json};

use crate::compare;

/// Severities from the mildest to the gravest.
const SEVERITIES: [&str; 4] = ["info", "warning", "violation", "error"];

/// The assessment as the cases hold it: without texts, explanation, remedies and the book's identity.
pub(crate) fn bare(whole: &Value) -> Value {
    let mut bare = whole.clone();
    let members = bare.as_object_mut().expect("an assessment");
    members.retain(|key, _| !["explanation", "remedies", "rulebook"].contains(&key.as_str()));
    for finding in members["findings"].as_array_mut().expect("findings") {
        without(finding, &["message_vi", "message_en"]);
    }
    bare
}

/// With the names of the steps and of the remedies, which a case may name too.
pub(crate) fn with_names(mut bare: Value, whole: &Value) -> Value {
    let names =
        |list: &Value, key: &str| -> Vec<Value> { entries(list).iter().map(|entry| entry[key].clone()).collect() };
    bare["steps"] = names(&whole["explanation"], "step").into();
    bare["remedies"] = names(&whole["remedies"], "code").into();
    bare
}

/// The exposure as the cases hold it: without the texts beside the amounts.
pub(crate) fn bare_exposure(mut exposure: Value) -> Value {
    for act in exposure.as_array_mut().expect("a list of acts") {
        without(&mut act["band"], &["caution", "note"]);
    }
    exposure
}

fn without(object: &mut Value, keys: &[&str]) {
    let members = object.as_object_mut().expect("an object");
    for key in keys {
        members.remove(*key).unwrap_or_else(|| panic!("no {key} in {members:?}"));
    }
}

fn entries(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

/// Where the accessors of an assessment say something else than its JSON.
pub(crate) fn accessor_faults(answer: &Value, whole: &Value) -> Vec<String> {
    let mut found = answer.clone();
    let members = found.as_object_mut().expect("an answer");
    members.remove("json");
    let numbers = members.remove("answer");
    let expected = accessors(whole);
    let mut faults = compare::differences("accessors", &found, &expected);
    if let Some(numbers) = numbers {
        faults.extend(compare::differences("answer", &numbers, &self::numbers(whole)));
    }
    faults
}

/// The plain answer.
fn numbers(whole: &Value) -> Value {
    let interval = &whole["interval"];
    let months = |key: &str| interval[key].as_i64().unwrap_or_default();
    let findings = entries(&whole["findings"]);
    let grave = |finding: &Value| SEVERITIES.iter().position(|severity| finding["severity"] == *severity);
    json!({
        "status": whole["status"],
        "coverage": whole["coverage"],
        "may_operate": i64::from(whole["may_operate"] == true),
        "must_not_operate": i64::from(whole["may_operate"] == false),
        "due_on": whole["due_on"],
        "days_left": whole["days_left"],
        "due_basis": whole["due_basis"],
        "interval_min_months": months("min_months"),
        "interval_max_months": months("max_months"),
        "interval_verification": interval["verification"],
        "verification": whole["verification"],
        "severity": findings.iter().filter_map(grave).max().map(|index| SEVERITIES[index]),
        "finding_count": findings.len(),
    })
}

fn accessors(whole: &Value) -> Value {
    let mut told = numbers(whole);
    let interval = &whole["interval"];
    let explanation = entries(&whole["explanation"]);
    let lines = |key: &str| {
        let lines: Vec<&str> = explanation.iter().map(|step| step[key].as_str().expect("a text")).collect();
        Value::from(lines.join("\n"))
    };
    told["own_status"] = whole["status"].clone();
    told["own_due_on"] = whole["due_on"].clone();
    told["id"] = whole["id"].clone();
    told["document"] = interval["document"].clone();
    told["provision"] = interval["provision"].clone();
    told["rules"] = entries(&interval["rules"]).into();
    told["findings"] = entries(&whole["findings"]).iter().map(finding).collect();
    told["steps"] = explanation.iter().map(|step| renamed(step, "step")).collect();
    told["remedies"] = entries(&whole["remedies"]).iter().map(|remedy| renamed(remedy, "code")).collect();
    told["explanation_vi"] = lines("text_vi");
    told["explanation_en"] = lines("text_en");
    told
}

fn finding(finding: &Value) -> Value {
    let mut told = renamed(finding, "code");
    told["number_name"] = finding["code"].clone();
    told
}

/// The entry with its name under the key that accessors have for it.
fn renamed(entry: &Value, key: &str) -> Value {
    let mut told = entry.clone();
    let members = told.as_object_mut().expect("an object");
    let name = members.remove(key).expect("a name");
    members.insert("name".to_owned(), name);
    told
}

/// Where an error tells something else than the line that the case expects.
pub(crate) fn line_faults(answer: &Value, expect: &Value) -> Vec<String> {
    let told = &answer["error"];
    let Some(text) = told["json"].as_str() else { return vec![format!("no line in {answer}")] };
    let line: Value = serde_json::from_str(text).expect("a line in JSON");
    let mut bare = line.clone();
    without(&mut bare["error"], &["message_vi", "message_en"]);
    let mut faults = compare::differences("line", &bare, expect);

    let error = &line["error"];
    let code = error["code"].as_str().unwrap_or_default();
    let number = kiemdinh::Code::all().find(|known| known.name() == code).map(kiemdinh::Code::number);
    let count = |key: &str| error[key].as_i64().unwrap_or_default();
    let expected = json!({
        "result": "row",
        "finding": number,
        "fault_count": 1,
        "field": error["field"],
        "value": error["raw"],
        "row": count("row"),
        "column": count("column"),
    });
    faults.extend(compare::lacking("error", told, &expected));
    for key in ["message_vi", "message_en"] {
        let (whole, part) = (told[key].as_str().unwrap_or_default(), error[key].as_str().unwrap_or_default());
        if part.is_empty() || !whole.contains(part) {
            faults.push(format!("error.{key}: {whole:?} does not tell {part:?}"));
        }
    }
    faults
}
