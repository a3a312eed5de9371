/* One item explained in Vietnamese: an electric hoist whose printed date lies beyond what the law allows. */
#include <kiemdinh.hpp>

#include <iostream>

int main() {
    try {
        using kiemdinh::date;
        const auto vietnamese = kiemdinh::language::vietnamese;
        const auto book = kiemdinh::rulebook::builtin();
        auto assessor = kiemdinh::assessor::make(book, kiemdinh::options().explanation().remedies());

        kiemdinh::item hoist("PL-7", "lifting.hoist_electric");
        hoist.put_into_use_on(date::parse("2020-03-01"));
        hoist.add(kiemdinh::attribute("rated_capacity", kiemdinh::decimal::parse("2.5"), kiemdinh::unit::tonne));
        hoist.add(kiemdinh::inspection()
                      .kind(kiemdinh::inspection_kind::periodic)
                      .performed_on(date::parse("2023-05-19"))
                      .result(kiemdinh::outcome::pass)
                      .next_due_on(date::parse("2028-05-19")));

        const auto assessment = assessor.assess(hoist, date::parse("2026-11-23"));
        std::cout << assessment.id() << ": " << name(assessment.status(), vietnamese) << "\n\n";
        std::cout << assessment.explanation(vietnamese) << "\n";
        for (const auto finding : assessment.findings()) {
            std::cout << "\n" << finding.message(vietnamese);
            if (finding.document()) {
                std::cout << " (" << *finding.document() << ", " << finding.provision().value_or("") << ")";
            }
        }
        for (const auto remedy : assessment.remedies()) {
            std::cout << "\n" << remedy.text(vietnamese);
        }
        std::cout << "\n";
        return 0;
    } catch (const kiemdinh::error &error) {
        std::cerr << error.message_vi() << "\n";
        return 1;
    }
}
