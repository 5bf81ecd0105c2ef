#pragma once
// Reads the test kit's .feature files (Gherkin, as far as the kit uses it): scenarios with their examples filled in.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace skein::test {

using FeatureTable = std::vector<std::vector<std::string>>;

struct Step {
    std::string text;  // without Given, When, Then, And
    std::string document;
    FeatureTable table;
};

struct Scenario {
    std::string feature;  // the file's name without extension
    std::string number;   // "3", or "3.2" for the second example
    std::vector<Step> steps;
};

namespace feature_detail {

inline std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

inline std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::string cell;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
            cell += '|';
            ++i;
        } else if (line[i] == '|') {
            cells.push_back(trimmed(cell));
            cell.clear();
        } else {
            cell += line[i];
        }
    }
    return cells;
}

inline std::string filled(std::string text, const std::vector<std::string>& names, const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name = "<" + names[i] + ">";
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + values[i].size()))
            text.replace(at, name.size(), values[i]);
    }
    return text;
}

inline Scenario filled(Scenario scenario, const std::vector<std::string>& names, const std::vector<std::string>& values) {
    for (Step& step : scenario.steps) {
        step.text = filled(step.text, names, values);
        step.document = filled(step.document, names, values);
        for (auto& row : step.table)
            for (std::string& cell : row) cell = filled(cell, names, values);
    }
    return scenario;
}

}  // namespace feature_detail

inline std::vector<Scenario> read_feature(const std::filesystem::path& path) {
    using namespace feature_detail;
    std::ifstream in(path);
    std::vector<Scenario> scenarios;
    std::vector<Step> background;
    Scenario scenario;
    FeatureTable examples;
    enum class Part { none, before_all, one, list } part = Part::none;
    const auto finish = [&] {
        if (part == Part::before_all) background = std::move(scenario.steps);
        else if (part == Part::one) scenarios.push_back(scenario);
        else if (part == Part::list)
            for (std::size_t i = 1; i < examples.size(); ++i) {
                scenarios.push_back(filled(scenario, examples[0], examples[i]));
                scenarios.back().number += "." + std::to_string(i);
            }
        scenario = {path.stem().string(), {}, background};
        examples.clear();
    };
    std::string line;
    while (std::getline(in, line)) {
        const std::string text = trimmed(line);
        if (text.empty() || text[0] == '#' || text[0] == '@') continue;
        if (text == "\"\"\"") {
            const std::size_t indent = line.find('"');
            std::string document;
            while (std::getline(in, line) && trimmed(line) != "\"\"\"")
                document += (line.size() > indent ? line.substr(indent) : "") + "\n";
            if (!document.empty()) document.pop_back();
            scenario.steps.back().document = document;
        } else if (text.starts_with("Background:")) {
            finish();
            part = Part::before_all;
        } else if (text.starts_with("Scenario")) {
            finish();
            part = Part::one;
            const std::size_t open = text.find('[');
            scenario.number = text.substr(open + 1, text.find(']') - open - 1);
        } else if (text.starts_with("Examples:")) {
            part = Part::list;
        } else if (text[0] == '|') {
            (part == Part::list ? examples : scenario.steps.back().table).push_back(cells_of(text));
        } else if (part != Part::none) {
            const std::size_t blank = text.find(' ');
            scenario.steps.push_back({text.substr(blank + 1), {}, {}});
        }
    }
    finish();
    return scenarios;
}

// Every scenario below a folder, by feature and number.
inline std::vector<Scenario> read_features(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".feature") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Scenario> scenarios;
    for (const auto& file : files) {
        std::vector<Scenario> own = read_feature(file);
        scenarios.insert(scenarios.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    }
    return scenarios;
}

}  // namespace skein::test
