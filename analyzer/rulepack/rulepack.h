// The rules as files: packs, scales, gates, definitions, references, documents, the verdict table, each compiled against
// the names that facts will offer, each remembering where it was written. A rule needs no C++.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/text.h"
#include "document/document.h"
#include "feel/decision_table.h"
#include "feel/feel.h"
#include "rulepack/law.h"
#include "rulepack/stress.h"
#include "rulepack/table.h"
#include "scalar/date.h"
#include "scalar/decimal.h"

namespace reprise::rulepack {

enum class Basis : std::uint8_t { published, practice, proposal };
enum class Lifecycle : std::uint8_t { experimental, stable, deprecated };
enum class Actor : std::uint8_t { association, group, authority };
enum class Policy : std::uint8_t { none, blocking, documentary_gap };  ///< what a missing fact of the rule means

struct ScaleRow {
  feel::UnaryTests when;
  scalar::Decimal risk;
  base::Text label;
  base::Place place;
};

struct Gate {
  feel::UnaryTests when;  ///< of the rule's value
  std::string level;      ///< band id
  std::vector<std::string> families;  ///< floored; default: the rule's own
  base::Text sentence;
  base::Place place;       ///< of the level
  base::Place when_place;
};

/// An inline test: facts as YAML under `given`, what must come out under `expect`.
struct InlineTest {
  std::string name;
  feel::Context given;  ///< nested contexts and lists as written; see facts::Facts::for_test
  std::optional<std::string> outcome;      ///< known | uncertain | unknown | not_applicable | error
  std::optional<feel::Value> value;
  std::optional<scalar::Decimal> risk;
  std::optional<std::vector<std::string>> missing;
  std::optional<std::string> gate;         ///< clear | possible | fired
  std::optional<base::Text> finding;       ///< only the languages given are compared
  base::Place place;
};

struct Rule {
  std::string id;
  std::string pack;    ///< folder
  std::string family;
  Lifecycle lifecycle = Lifecycle::stable;
  Basis basis = Basis::proposal;
  base::Text title;
  base::Text why;
  std::vector<std::string> references;  ///< ids of rules/references/sources.yaml
  std::vector<base::Text> reference_notes;  ///< one each: what is taken from it; may be empty
  std::optional<scalar::Date> from;
  std::optional<scalar::Date> until;
  std::optional<feel::Expression> applies;  ///< none: always
  std::string applies_text;
  std::optional<feel::Expression> value;
  std::string value_text;
  std::string unit;  ///< days | euro | share | percent | ratio | count | years | months | points | level | people | places | kilometres | none
  std::vector<ScaleRow> scale;
  std::optional<std::size_t> null_row;  ///< the row `when: "null"`
  std::optional<Gate> gate;
  scalar::Decimal weight;
  Policy policy = Policy::none;
  base::Text blind_spots;  ///< what it does not look at, in its author's words; may be empty
  base::Text finding;  ///< `{value}` and `{paths.of.facts}` are filled by the engine
  base::Text remedy;
  Actor remedy_by = Actor::association;
  std::vector<InlineTest> tests;
  std::vector<std::string> definitions;  ///< that it calls, itself or through others; each after those it calls
  base::Place place;
};

struct Band {
  std::string id;
  base::Text title;
  scalar::Decimal from;
};

struct Pack {
  std::string folder;
  std::string family;  ///< financial | staffing | overlap | group_capacity | gates | context
  bool scored = true;
  base::Text title;
  base::Text weights_basis;
  std::vector<Band> bands;  ///< ascending
  std::vector<Rule> rules;  ///< by id
  base::Place place;
};

struct Parameter {
  std::string name;
  std::string type;  ///< FEEL type as written
  std::optional<feel::Expression> otherwise;  ///< default
  bool has_default = false;  ///< one is written, whether or not it compiles
};

/// A shared aggregate: `caf(year)`. What a call is worth is an expression or a decision table.
struct Definition {
  std::string name;
  base::Text title;
  std::vector<Parameter> parameters;
  std::optional<feel::Expression> body;
  std::optional<Table> table;
  std::string body_text;
  base::Text note;
  std::vector<std::string> references;
  std::vector<std::string> uses;  ///< names the body or table and the defaults mention: facts, definitions, known, reference
  base::Place place;

  /// Every expression it is made of: the body, or the table's inputs, cells and results; and the parameters' defaults.
  [[nodiscard]] std::vector<const feel::Syntax*> syntaxes() const;
};

/// A dated yardstick: `reference("vacancy", category)`.
struct ReferenceTable {
  std::string id;
  base::Text title;
  std::string unit;
  std::string source;
  std::optional<scalar::Date> from;
  std::optional<scalar::Date> until;
  std::map<std::string, scalar::Decimal, std::less<>> rows;
  base::Place place;
};

struct RuleSource {
  std::string id;
  std::string title;
  std::string publisher;
  std::string url;
  std::string year;
  std::string seen;  ///< full | part | memory
  base::Place place;
};

/// A document one can ask for and the facts (path patterns, `accounts[*].cash`) it would give.
struct DocumentKind {
  std::string id;
  base::Text title;
  base::Text holder;
  std::vector<std::string> gives;
  base::Place place;
};

struct VerdictOutcome {
  std::string id;
  base::Text title;
  base::Text sentence;
  bool proceeds = false;  ///< forbidden while a blocking fact is unknown
  bool under_conditions = true;  ///< false: nothing is taken over, so that nothing has to be settled before
};

/// A row cell by cell: tests by input (an input left out tests nothing) and the outcome's id.
struct VerdictRow {
  std::map<std::string, feel::UnaryTests, std::less<>> when;
  std::string outcome;
  base::Place place;
};

struct VerdictTable {
  std::vector<VerdictOutcome> outcomes;
  std::vector<VerdictRow> rows;  ///< those of `table`, for telling which levels lead to an outcome; under another policy than F empty
  /// Inputs: family ids (band id text, or "not_applicable"), gates (list of fired rule ids), route (transaction.route, or null).
  std::optional<feel::DecisionTable> table;
  base::Place place;
};

struct RuleBook {
  std::string folder;
  std::vector<Pack> packs;  ///< in the order of the scored families, then gates, context
  std::map<std::string, Definition, std::less<>> definitions;
  std::vector<std::string> definition_order;  ///< each after those it calls
  std::map<std::string, ReferenceTable, std::less<>> references;
  std::map<std::string, RuleSource, std::less<>> sources;
  std::vector<DocumentKind> documents;
  VerdictTable verdict;
  std::vector<Stress> stresses;  ///< by the names of their files
  Law law;                       ///< empty where the folder has none
  std::vector<Figure> watched;   ///< what is shown before and after each
  std::shared_ptr<const feel::Context> functions;  ///< what rules see beside the facts: known(), reference(), the definitions
  std::vector<base::SourcePointer> files;  ///< all that were read, by name

  [[nodiscard]] const Rule* find(std::string_view id) const;
};

/// Reads the whole folder. `names` are the facts' names (facts::vocabulary_names()); definitions, known() and reference() are
/// added here. Errors (rule-*): everything that is wrong in any file, in one run: a file that breaks its schema, an expression
/// that does not compile, a cycle of definitions, a scale with gaps, overlaps or dead rows, a missing language, an id that is
/// not its file's name, an unknown band, source or family. Shares nothing: a dossier may be read on another thread meanwhile.
[[nodiscard]] base::Checked<RuleBook> load(const base::Files& files, const std::string& rules_folder, const std::string& schemas_folder, const feel::Names& names);

/// By reference table: the marks that a row it does not have is known by.
using MissingRows = std::map<std::string, feel::Marks, std::less<>>;

/// What rules see: the facts, every definition as a function over those same facts, known() and reference().
/// `known(x)` is true when x has a value, without any marks. `reference(table, category)` carries the marks of its
/// arguments; without such a row it is null with the reason "reference-missing" and the marks of `missing`.
/// The rules must outlive the context and what is made from it. A definition called without arguments is worked out once for a
/// scope, so a scope belongs to one thread.
[[nodiscard]] feel::Context scope_of(const RuleBook& rules, const feel::Context& facts, const MissingRows& missing = {});

/// A scope of the same rules over facts of which a few were others. What definitions came to there they come to again where the
/// difference does not reach.
struct Earlier {
  const feel::Context& scope;  ///< must outlive the new one; recorded only if the new one is
  std::function<bool(std::span<const feel::Mark>)> reaches;  ///< whether the difference stands behind one of those marks
  bool changes_what_is_known = false;  ///< then definitions that ask known(), which leaves no mark, are asked again
};
[[nodiscard]] feel::Context scope_of(const RuleBook& rules, const feel::Context& facts, Earlier earlier);

/// The same for evaluations that are recorded, all of them by that recording: what definitions compute is recorded with them.
[[nodiscard]] feel::Context scope_of(const RuleBook& rules, const feel::Context& facts, feel::Recording& recording, std::optional<Earlier> earlier = {});

}  // namespace reprise::rulepack
