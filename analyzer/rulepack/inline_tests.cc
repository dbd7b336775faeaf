// The inline tests of a rule: worlds as they would be written in a dossier, against the same words.
#include <algorithm>

#include "rulepack/names.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {
namespace {

using document::Node;
using Path = std::vector<std::string>;

bool says_unknown(const Node& node) { return node.is_scalar() && node.text() == "unknown"; }

std::string joined(const Path& path) {
  std::string text;
  for (const std::string& name : path) text += (text.empty() ? "" : ".") + name;
  return text;
}

const std::vector<std::string>& evidence_words() {
  static const std::vector<std::string> kWords = {"value", "low", "high", "alternatives", "not_applicable", "period",
                                                  "basis", "source", "page", "quality", "note"};
  return kWords;
}

class GivenCheck {
 public:
  explicit GivenCheck(Reading& reading) : reading_(reading) {}

  void section(const Node& node, const Path& path) {
    if (says_unknown(node)) return;
    if (!node.is_mapping()) return wrong_shape(node, path, {"une section de faits", "a mapping of facts"});
    for (std::size_t at = 0; at < node.size(); ++at) {
      Path inner = path;
      inner.emplace_back(node.key(at).text());
      if (const auto declared = reading_.facts.find(inner)) {
        value(node.value(at), inner, *declared);
      } else {
        unknown_word(node.key(at), reading_.facts.find(path)->entries);
      }
    }
  }

 private:
  void value(const Node& node, const Path& path, const feel::Names::Declared& declared) {
    if (declared.is_list) {
      list(node, path);
    } else if (!declared.entries.empty()) {
      section(node, path);
    } else if (node.is_mapping()) {
      words(node, evidence_words());
    }
  }

  void list(const Node& node, const Path& path) {
    if (says_unknown(node)) return;
    OptionalNode entries = node;
    if (node.is_mapping()) {
      words(node, {"complete", "entries"});
      entries = member(node, "entries");
    }
    if (!entries || !entries->is_sequence()) return wrong_shape(node, path, {"une liste", "a list"});
    for (const Node& entry : items(entries)) section(entry, path);
  }

  void words(const Node& mapping, const std::vector<std::string>& known) {
    for (std::size_t at = 0; at < mapping.size(); ++at) {
      const std::string_view word = mapping.key(at).text();
      if (std::find(known.begin(), known.end(), word) != known.end()) continue;
      reading_.report("rule-test-key", mapping.key(at).place(), {{"key", std::string(word)}, {"hint", suggestion(word, known)}});
    }
  }

  void unknown_word(const Node& key, const std::vector<std::string>& known) {
    reading_.report("rule-unknown-fact", key.place(), {{"fact", std::string(key.text())}, {"hint", suggestion(key.text(), known)}});
  }

  void wrong_shape(const Node& node, const Path& path, const base::Text& expected) {
    reading_.report("rule-test-shape", node.place(), {{"path", joined(path)}, {"expected", expected}});
  }

  Reading& reading_;
};

/// What the test expects to miss must be a fact, a list, or a table whose row is not there.
void check_missing(Reading& reading, const OptionalNode& missing) {
  for (const Node& item : items(missing)) {
    const std::string path = string_of(item);
    const PathProblem problem = check_path(path, reading.facts, true);
    if (problem.kind == PathProblem::Kind::none || path.starts_with("reference.")) continue;
    reading.report("rule-unknown-fact", item.place(), {{"fact", path}, {"hint", suggestion(problem.word, problem.known)}});
  }
}

std::optional<std::string> optional_string(const OptionalNode& node) {
  return node ? std::optional(string_of(node)) : std::nullopt;
}

}  // namespace

InlineTest read_test(Reading& reading, const Node& node) {
  InlineTest test;
  test.place = node.place();
  test.name = string_of(member(node, "name"));
  if (const OptionalNode given = member(node, "given"); given && given->is_mapping()) {
    GivenCheck(reading).section(*given, {});
    test.given = value_of(*given).as_context();
  }
  const OptionalNode expect = member(node, "expect");
  test.outcome = optional_string(member(expect, "outcome"));
  test.gate = optional_string(member(expect, "gate"));
  if (const OptionalNode value = member(expect, "value")) test.value = value_of(*value);
  if (const OptionalNode risk = member(expect, "risk")) test.risk = number_of(risk);
  if (const OptionalNode missing = member(expect, "missing")) test.missing = strings_of(missing);
  if (const OptionalNode finding = member(expect, "finding")) test.finding = text_of(finding);
  check_missing(reading, member(expect, "missing"));
  return test;
}

}  // namespace reprise::rulepack
