// SPDX-License-Identifier: BSL-1.0
#include <upward/core/error.hpp>
#include <upward/interop/boost_serialization.hpp>

#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>

#include <sstream>

int main() {
    const auto written = upward::place{"/log/17", 31, 5, 812};
    auto stream = std::stringstream{};
    boost::archive::text_oarchive{stream} << written;
    auto read = upward::place{};
    boost::archive::text_iarchive{stream} >> read;
    return read.pointer == written.pointer && read.line == 31 && read.column == 5 ? 0 : 1;
}
