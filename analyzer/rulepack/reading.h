// What the readers of rule files share: the book being filled, the names expressions may use, the problems met; and the
// way from a YAML node to words, numbers, days, expressions. A file that breaks its schema is read as far as it goes: what
// is absent or of another kind is passed over in silence, the schema has said so. Private to this module.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "feel/feel.h"
#include "rulepack/folder.h"
#include "rulepack/rulepack.h"

namespace reprise::rulepack {

struct Reading {
  RuleBook book;
  const feel::Names& facts;  ///< the vocabulary alone
  feel::Names names;         ///< the vocabulary, definitions, known() and reference()
  bool sources_read = true;                    ///< false: references/sources.yaml is there and is not YAML
  std::vector<std::string> unread_references;  ///< tables whose files are not YAML
  base::Diagnostics diagnostics;

  explicit Reading(const feel::Names& vocabulary) : facts(vocabulary), names(vocabulary) {}

  void report(std::string_view code, const base::Place& place, std::initializer_list<base::Argument> arguments = {}) {
    diagnostics.add(base::diagnose(code, place, arguments));
  }
};

using OptionalNode = std::optional<document::Node>;

// Nodes. Each also takes what is no mapping, or absent.
[[nodiscard]] OptionalNode member(const OptionalNode& mapping, std::string_view key);
[[nodiscard]] std::vector<document::Node> items(const OptionalNode& sequence);
[[nodiscard]] std::string string_of(const OptionalNode& scalar);
[[nodiscard]] std::vector<std::string> strings_of(const OptionalNode& sequence);
[[nodiscard]] base::Text text_of(const OptionalNode& mapping);
[[nodiscard]] scalar::Decimal number_of(const OptionalNode& scalar);
[[nodiscard]] std::optional<scalar::Date> day_of(const OptionalNode& scalar);
/// Plain numbers, true, false and null as such, everything else as text, a list or a context.
[[nodiscard]] feel::Value value_of(const document::Node& node);
[[nodiscard]] base::Place place_of(const OptionalNode& node, const RuleFile& file);

/// The place of bytes of a scalar's text, through quotes and blocks. The node's document must outlive it.
[[nodiscard]] feel::Origin origin_of(const document::Node& node);

/// The parameters of a definition, as its expressions see them.
using Locals = std::vector<feel::Signature::Parameter>;
void declare(feel::Names& names, const Locals& locals);

// Expressions, with their calls checked.
[[nodiscard]] std::optional<feel::Expression> read_expression(Reading& reading, const OptionalNode& node, const Locals& locals = {});
[[nodiscard]] std::optional<feel::UnaryTests> read_tests(Reading& reading, const OptionalNode& node, const feel::Expectation& input, const Locals& locals = {});
/// The `table` of a definition; empty when any part of it is wrong, which is reported.
[[nodiscard]] std::optional<Table> read_table(Reading& reading, const OptionalNode& node, const Locals& locals);

// What several kinds of file say.
void check_file_name(Reading& reading, const OptionalNode& id, const RuleFile& file);
void check_source(Reading& reading, const OptionalNode& source);
void check_days(Reading& reading, const OptionalNode& from, const OptionalNode& until);

/// Reports a name met before. One for each set of names.
class Unique {
 public:
  /// False: it was met before.
  bool take(Reading& reading, const std::string& name, const base::Place& place);

 private:
  std::map<std::string, base::Place, std::less<>> first_;
};

// The kinds of file, in the order they are read.
void read_sources(Reading& reading, const RuleFolder& folder);
void read_references(Reading& reading, const RuleFolder& folder);
void read_definitions(Reading& reading, const RuleFolder& folder);
void read_packs(Reading& reading, const RuleFolder& folder);
void read_documents(Reading& reading, const RuleFolder& folder);
void read_verdict(Reading& reading, const RuleFolder& folder);
void read_stress(Reading& reading, const RuleFolder& folder);
void read_law(Reading& reading, const RuleFolder& folder);

/// Whether rules of that family make a score; gates and context do not.
[[nodiscard]] bool has_score(std::string_view family);
/// A rule of a pack whose bands are read already.
[[nodiscard]] Rule read_rule(Reading& reading, const RuleFile& file, const Pack& pack);
/// Bands and levels of rules that need every pack to have been read.
void check_gates(Reading& reading);
/// Fills `Rule::definitions`; all definitions and packs have been read.
void note_needed_definitions(Reading& reading);
[[nodiscard]] InlineTest read_test(Reading& reading, const document::Node& node);

}  // namespace reprise::rulepack
