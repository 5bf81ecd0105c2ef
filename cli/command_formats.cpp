#include "cli/command_table.hpp"

#include "cli/exit_code.hpp"
#include "cli/json.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "export/graph_writer.hpp"
#include "extract/document_reader.hpp"

#include <memory>
#include <string>

namespace skein::cli {

namespace {

std::string joined(std::span<const std::string_view> extensions) {
    std::string out;
    for (const std::string_view extension : extensions) out += (out.empty() ? "" : " ") + std::string(extension);
    return out;
}

void write_tables(ByteSink& out) {
    Table read({{"READ", false, Style::entity}, {"EXTENSIONS"}, {"WHAT IT IS", false, {}, true}});
    for (const Reader& reader : readers())
        read.add({std::string(reader.name), joined(reader.extensions), std::string(reader.description)});
    read.write(out);
    out << "\n";
    Table written({{"WRITTEN", false, Style::entity}, {"EXTENSION"}, {"WHAT IT IS", false, {}, true}});
    for (const GraphFormat& format : graph_formats())
        written.add({std::string(format.name), std::string(format.extension), std::string(format.description)});
    written.write(out);
    for (const GraphFormat& format : graph_formats()) {
        out << "\n" << styled(Style::entity, format.name) << "\n";
        out << "  keeps  " << format.keeps << "\n  loses  " << format.loses << "\n";
        if (format.write_diagram != nullptr) out << "  draws the diagrams of documents too (--diagram)\n";
    }
}

Json as_json() {
    Json read = Json::array();
    for (const Reader& reader : readers())
        read.push_back({{"name", reader.name},
                        {"extensions", Json(std::vector<std::string>(reader.extensions.begin(), reader.extensions.end()))},
                        {"description", reader.description}});
    Json written = Json::array();
    for (const GraphFormat& format : graph_formats())
        written.push_back({{"name", format.name}, {"extension", format.extension}, {"description", format.description},
                           {"keeps", format.keeps}, {"loses", format.loses}, {"diagrams", format.write_diagram != nullptr}});
    return {{"read", std::move(read)}, {"written", std::move(written)}};
}

int run(bool json) {
    DescriptorSink out = standard_output();
    if (json)
        write_json(out, as_json());
    else
        write_tables(out);
    out.flush();
    return exit_done;
}

}  // namespace

std::function<int()> setup_formats(CommandLine& command) {
    const auto json = std::make_shared<bool>(false);
    command.description(
        "Lists the formats that `build` and `extract` read (--from) and those that `export` writes (--format), with what "
        "each keeps of a graph and what it loses.");
    add_json(command, *json);
    command.footer("Examples:\n  skein formats\n  skein formats --json");
    return [json] { return run(*json); };
}

}  // namespace skein::cli
