// SPDX-License-Identifier: BSL-1.0
#include <upward/interop/boost_serialization.hpp>

#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>

#include <sstream>

int main() {
    auto written = upward::entry{.id = {"p-1"}, .date = *upward::parse_date("2026-02-20")};
    written.body = upward::promise{.to = {{"bo"}}, .text = "the draft", .due = written.date};
    auto stream = std::stringstream{};
    boost::archive::text_oarchive{stream} << written;
    auto read = upward::entry{};
    boost::archive::text_iarchive{stream} >> read;
    return read == written ? 0 : 1;
}
