/* Printing the answers of the protocol that README.md describes. */
#ifndef CONFORM_PUT_HPP
#define CONFORM_PUT_HPP

#include <kiemdinh.hpp>

#include <iostream>
#include <string>

inline void put(const std::string &key, kiemdinh::string_view text) {
    std::cout << "t " << key << " " << text.size() << "\n";
    std::cout.write(text.data(), static_cast<std::streamsize>(text.size())) << "\n";
}

inline void put(const std::string &key, const kiemdinh::optional<kiemdinh::string_view> &text) {
    if (text) {
        put(key, *text);
    } else {
        std::cout << "0 " << key << "\n";
    }
}

/* A text of which C gave NULL where there is none. */
inline void put_if(const std::string &key, kiemdinh::string_view word) {
    if (word.data() != nullptr) {
        put(key, word);
    } else {
        std::cout << "0 " << key << "\n";
    }
}

template <class Number> void put_number(const std::string &key, Number number) {
    std::cout << "n " << key << " " << number << "\n";
}

inline void put(const std::string &key, const kiemdinh::optional<kiemdinh::date> &day) {
    if (day) {
        put(key, kiemdinh::string_view(day->to_string()));
    } else {
        std::cout << "0 " << key << "\n";
    }
}

inline void put_list(const std::string &key) { std::cout << "l " << key << "\n"; }

inline void put_answer(const std::string &at, const kiemdinh::answer &answer) {
    put_if(at + "status", name(answer.status()));
    put_if(at + "coverage", name(answer.coverage()));
    put_number(at + "may_operate", answer.may_operate());
    put_number(at + "must_not_operate", answer.must_not_operate());
    put(at + "due_on", answer.due_on());
    if (answer.days_left()) {
        put_number(at + "days_left", *answer.days_left());
    } else {
        std::cout << "0 " << at << "days_left\n";
    }
    put_if(at + "due_basis", name(answer.due_basis()));
    put_number(at + "interval_min_months", answer.interval_min_months());
    put_number(at + "interval_max_months", answer.interval_max_months());
    put_if(at + "interval_verification", name(answer.interval_verification()));
    put_if(at + "verification", name(answer.verification()));
    put_if(at + "severity", name(answer.severity()));
    put_number(at + "finding_count", answer.finding_count());
}

inline void put_finding(const std::string &at, kiemdinh::finding finding) {
    put_number(at + "number", static_cast<std::int32_t>(finding.number()));
    put_if(at + "number_name", name(finding.number()));
    put(at + "name", finding.name_view());
    put_if(at + "severity", name(finding.severity()));
    put(at + "field", finding.field_view());
    put(at + "raw", finding.raw_view());
    put(at + "on", finding.on());
    put(at + "message_vi", finding.message_view(kiemdinh::language::vietnamese));
    put(at + "message_en", finding.message_view(kiemdinh::language::english));
    put(at + "document", finding.document_view());
    put(at + "provision", finding.provision_view());
    put_if(at + "verification", name(finding.verification()));
}

inline void put_step(const std::string &at, kiemdinh::step step) {
    put(at + "name", step.name_view());
    put(at + "text_vi", step.text_view(kiemdinh::language::vietnamese));
    put(at + "text_en", step.text_view(kiemdinh::language::english));
    put(at + "document", step.document_view());
    put(at + "provision", step.provision_view());
}

inline void put_remedy(const std::string &at, kiemdinh::remedy remedy) {
    put(at + "name", remedy.name_view());
    put(at + "text_vi", remedy.text_view(kiemdinh::language::vietnamese));
    put(at + "text_en", remedy.text_view(kiemdinh::language::english));
}

template <class List, class Put> void put_each(const std::string &key, const List &list, Put put_one) {
    put_list(key);
    std::size_t index = 0;
    for (const auto one : list) {
        put_one(key + "." + std::to_string(index++) + ".", one);
    }
}

/* Every accessor of an assessment. */
inline void put_assessment(const std::string &at, const kiemdinh::assessment &assessment) {
    put_answer(at, assessment.answer());
    put_if(at + "own_status", name(assessment.status()));
    put(at + "own_due_on", assessment.due_on());
    put(at + "id", assessment.id_view());
    put(at + "document", assessment.document_view());
    put(at + "provision", assessment.provision_view());
    put_list(at + "rules");
    std::size_t index = 0;
    for (const std::string &rule : assessment.rules()) {
        put(at + "rules." + std::to_string(index++), kiemdinh::string_view(rule));
    }
    put_each(at + "findings", assessment.findings(), put_finding);
    put_each(at + "steps", assessment.steps(), put_step);
    put_each(at + "remedies", assessment.remedies(), put_remedy);
    put(at + "explanation_vi", assessment.explanation_view(kiemdinh::language::vietnamese));
    put(at + "explanation_en", assessment.explanation_view(kiemdinh::language::english));
    put(at + "json", assessment.json_view());
}

inline void put_error(const kiemdinh::error &error) {
    const kiemdinh::fault first = error.faults()[0];
    put_if("error.result", name(error.result()));
    put_number("error.finding", static_cast<std::int32_t>(error.finding()));
    put_if("error.json", error.json_view());
    put("error.message_vi", error.message_vi_view());
    put("error.message_en", kiemdinh::string_view(error.what()));
    put_number("error.fault_count", error.faults().size());
    put_if("error.field", first.field_view());
    put_if("error.value", first.value_view());
    put_number("error.row", error.row());
    put_number("error.column", error.column());
}

#endif
