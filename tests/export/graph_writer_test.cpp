#include "export/graph_writer.hpp"

#include "base/error.hpp"

#include <doctest/doctest.h>
#include <set>
#include <string>

using namespace skein;

TEST_CASE("Every row of the table is whole and named once") {
    std::set<std::string_view> names;
    for (const GraphFormat& format : graph_formats()) {
        CAPTURE(format.name);
        CHECK(names.insert(format.name).second);
        CHECK(format.extension.starts_with('.'));
        CHECK_FALSE(format.description.empty());
        CHECK_FALSE(format.keeps.empty());
        CHECK_FALSE(format.loses.empty());
        CHECK((format.write != nullptr));
    }
}

TEST_CASE("A format is found in any case; near names are offered") {
    CHECK(graph_format("NDJSON").name == "ndjson");
    try {
        (void)graph_format("ndjsn");
        FAIL("no error");
    } catch (const UsageError& error) {
        CHECK(std::string(error.what()) == "there is no export format \"ndjsn\"");
        CHECK(error.advice() == "did you mean \"ndjson\"?");
    }
    CHECK_THROWS_AS((void)graph_format(""), UsageError);
}
