#pragma once
// JSON answers: nlohmann's type with keys in written order, printed one way everywhere. Only for .cpp files of this room.

#include "base/byte_sink.hpp"

#include <nlohmann/json.hpp>

namespace skein::cli {

using Json = nlohmann::ordered_json;

// Two blanks of indentation and a line end. Names that are not UTF-8 cannot occur: readers refuse them.
inline void write_json(ByteSink& out, const Json& value) {
    out << value.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace skein::cli
