/* The overdue list of a register:
 *
 *     overdue register.csv 2026-11-23 */
#include <kiemdinh.hpp>

#include <iostream>

int main(int count, char **arguments) {
    if (count != 3) {
        std::cerr << "usage: overdue REGISTER AS_OF\n";
        return 2;
    }
    try {
        const auto as_of = kiemdinh::date::parse(arguments[2]);
        auto assessor = kiemdinh::assessor::make(kiemdinh::rulebook::builtin());
        auto reader = kiemdinh::reader::open_file(arguments[1]);
        for (const auto &row : reader) {
            if (!row) { /* Its place in the list, too: nobody is to think that it is in order. */
                std::cout << row.error().message_vi() << "\n";
                continue;
            }
            const auto answer = assessor.answer(*row, as_of);
            if (answer.status() == kiemdinh::status::overdue) {
                std::cout << row->id() << " " << answer.due_on()->to_string() << " " << *answer.days_left() << "\n";
            }
        }
        return 0;
    } catch (const kiemdinh::error &error) {
        std::cerr << error.message_vi() << "\n";
        return 1;
    }
}
