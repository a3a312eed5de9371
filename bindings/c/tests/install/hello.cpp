#include <kiemdinh.hpp>

#include <iostream>

int main()
{
    std::cout << "kiemdinh " << kiemdinh_version() << "\n";
    return kiemdinh::date::parse("2024-02-29").to_string() == "2024-02-29" ? 0 : 1;
}
