// The public library: everything the program does, one function a command, from file names to finished texts. It knows the
// order of the steps, where rules, schemas and reports lie, and what to log; it decides nothing about risk.
//
//   base::DiskFiles files;
//   pipeline::Log log;                                     // silent
//   auto folders = pipeline::find_folders(files, {});      // rules/, schemas/, reports/
//   auto result = pipeline::assess(files, folders.value(), {.dossier = "dossier.yaml", .group = "group.yaml"}, log);
//   if (result.ok()) std::cout << result.value->json;
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/assessment.h"
#include "assessment/calendar.h"
#include "assessment/diagram_requirements.h"
#include "assessment/rule_page.h"
#include "assessment/tracking.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "base/result.h"
#include "base/text.h"
#include "pipeline/log.h"
#include "scalar/date.h"

namespace reprise::pipeline {

/// Where the files that belong to the program lie.
struct Folders {
  std::string rules;
  std::string schemas;
  std::string reports;
};

struct FolderSearch {
  std::string rules;         ///< given by the user; replaces the whole folder
  std::string share;         ///< REPRISE_SHARE: a folder that holds all three
  std::string program_path;  ///< beside which ../share/reprise may lie
  std::string checkout;      ///< the source tree the program was built from
};

/// Errors: folders-missing, folder-missing.
[[nodiscard]] base::Result<Folders> find_folders(const base::Files& files, const FolderSearch& search);

struct CheckReport {
  base::Diagnostics diagnostics;
  std::size_t files = 0;
  std::size_t refused = 0;  ///< files with at least one error
};

/// Checks dossiers, groups and files of rules/ by what their `schema` key says. Every error of every file.
[[nodiscard]] CheckReport check(const base::Files& files, const Folders& folders, const std::vector<std::string>& paths, Log& log);

struct AssessRequest {
  std::string dossier;
  std::string group;
  std::optional<scalar::Date> at;
  bool hindsight = false;
  std::string command;  ///< canonical form, printed in the result
  std::string version;
  std::optional<base::Language> charts;  ///< draw the group before and after, with words in that language
  bool rule_pages = false;               ///< also tell everything there is to say of each rule
  std::optional<base::Language> page_charts;  ///< draw them for the report, with what they fold
  std::optional<scalar::Date> from = std::nullopt;  ///< the day the calendar of the routes begins; else that of the dossier
};

/// A drawing of a chart that may need several: the overview, or what it folds.
struct DrawnPart {
  std::string name;
  std::string part;  ///< id of the sector or legal person it unfolds; empty: the overview
  base::Text title;
  std::string svg;
  bool changes = false;  ///< something on it does
};

/// A chart of the report with its content as rows of text.
struct DrawnChart {
  base::Text title;
  base::Text description;
  std::vector<DrawnPart> parts;  ///< the overview first
  std::vector<base::Text> headings;
  std::vector<std::vector<base::Text>> rows;
};

/// SVG of the group as it is, and with the association: two pictures with one layout.
struct Charts {
  std::string before;
  std::string after;
};
/// The charts of the report: before and after as overviews, which lead to the parts of what changes; who controls whom; services on the map.
struct PageCharts {
  DrawnPart before;
  DrawnPart after;
  DrawnChart difference;
  DrawnChart control;
  DrawnChart overlap;
};

struct Assessed {
  assessment::Assessment assessment;
  std::size_t rule_errors = 0;  ///< rules whose outcome is their own fault
  std::optional<Charts> charts; ///< when they were asked for
  std::optional<PageCharts> page_charts;  ///< when they were asked for
  std::vector<assessment::RulePage> rule_pages;  ///< when they were asked for
};

/// Reads the rules beside the two dossiers, and draws beside the scoring: on two threads where the machine has them.
/// `files` is read by both.
[[nodiscard]] base::Checked<Assessed> assess(const base::Files& files, const Folders& folders, const AssessRequest& request, Log& log);

/// The reports of one run: HTML, terminal, explanation. Templates and words are read once, in the background from the start; what
/// is wrong with them is told when the first report is asked for. For one thread at a time; `files` must outlive it.
class Reports {
 public:
  Reports(const base::Files& files, const Folders& folders);
  ~Reports();

  /// `assessed` with its charts. Each finding leads to the page of its rule: at `rule_pages` (an address or a folder, as seen from
  /// the report) where that is given, else folded into the finding where `assessed` has the rules' pages.
  [[nodiscard]] base::Result<std::string> html(const Assessed& assessed, base::Language language, const std::string& rule_pages, Log& log);
  [[nodiscard]] base::Result<std::string> summary(const assessment::Assessment& assessment, base::Language language, bool colour, int width);
  /// The routes side by side, or the calendar of each, for a terminal.
  [[nodiscard]] base::Result<std::string> routes(const assessment::Calendar& calendar, base::Language language, bool colour, int width);
  [[nodiscard]] base::Result<std::string> calendar(const assessment::Calendar& calendar, base::Language language, bool colour, int width);
  /// Of the routes worth their steps, for programs that keep calendars (RFC 5545). The same calendar gives the same bytes.
  [[nodiscard]] base::Result<std::string> calendar_file(const assessment::Calendar& calendar, base::Language language);
  /// Errors: explain-unknown-rule with the nearest rule.
  [[nodiscard]] base::Result<std::string> explain(const assessment::Assessment& assessment, const std::string& rule, base::Language language, bool colour);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

struct ChartRequest {
  std::string group;
  std::vector<std::string> dossiers;  ///< of associations, in any order: they join as they take effect; none: the group alone
  std::optional<scalar::Date> at;
  bool hindsight = false;
  /// before, after: of the group with the association, else of the group alone. difference: both at once, needs the association. control: who
  /// controls whom, after where there is an association. overlap: services on the map and in
  /// their territories, needs the association. requirements: what a
  /// rule or a family needs, with an association which facts made its score, only as SVG. size: as
  /// published, year by year.
  enum class View { before, after, difference, control, overlap, requirements, size } view = View::after;
  std::string of;                    ///< of requirements: a family, or a rule by name
  std::vector<std::string> formats;  ///< svg, dot, png, pdf
  bool pages = false;   ///< what does not fit on one page goes on with others; else it is folded
};
struct ChartFile {
  std::string name;  ///< "group-s1.svg"
  std::string bytes;
};
/// Every page in every format, in that order. Errors: those of the files and of the rules, chart-needs-association, chart-one-association,
/// graph-unknown-name.
[[nodiscard]] base::Checked<std::vector<ChartFile>> chart(const base::Files& files, const Folders& folders, const ChartRequest& request, base::Language language,
                                               Log& log);

struct CalendarRequest {
  std::string dossier;
  std::string group;
  std::optional<scalar::Date> at;
  bool hindsight = false;
  std::optional<scalar::Date> from;  ///< the day the work begins; else that of the dossier
  std::string route;                 ///< only this one; empty: all
};
/// The routes of the rules' law for this association, each with its calendar. Errors: those of the files, calendar-unknown-route with the
/// nearest, calendar-no-law.
[[nodiscard]] base::Checked<assessment::Calendar> calendar(const base::Files& files, const Folders& folders, const CalendarRequest& request, Log& log);

/// The Gantt chart of each route worth its steps (assessment::routes_in_detail): "calendar-affiliation.svg".
[[nodiscard]] std::vector<ChartFile> gantt_charts(const assessment::Calendar& calendar, base::Language language);

struct TrackRequest {
  std::string file;
  std::optional<scalar::Date> at;  ///< else the last day on which something in the file became known
  std::string dossier;             ///< with its group: tells which deadlines apply; else those that hang on facts are to be checked
  std::string group;
};
/// A takeover followed after its decision, by what was known on that day. Errors: those of the files, tracking-no-day.
[[nodiscard]] base::Checked<assessment::Tracked> track(const base::Files& files, const Folders& folders, const TrackRequest& request, Log& log);

/// For a terminal; and the note for government, one HTML file. Errors: those of reports/.
[[nodiscard]] base::Checked<std::string> tracking_text(const base::Files& files, const Folders& folders, const assessment::Tracked& tracked, base::Language language,
                                                       bool colour, int width);
[[nodiscard]] base::Checked<std::string> tracking_note(const base::Files& files, const Folders& folders, const assessment::Tracked& tracked, base::Language language,
                                                       const std::string& version);

struct RuleLine {
  std::string id;
  std::string family;
  std::string basis;
  std::string lifecycle;
  std::string weight;
  base::Text title;
  std::size_t tests = 0;
};
[[nodiscard]] base::Checked<std::vector<RuleLine>> list_rules(const base::Files& files, const Folders& folders, Log& log);

struct RuleTestLine {
  std::string rule;
  std::string test;
  bool passed = false;
  std::string expected;
  std::string actual;
  std::string place;  ///< file:line:column
};
/// A row of a rule's scale; a test reaches it when it ends there and promises the risk.
struct RuleRowLine {
  std::string rule;
  std::string row;
  bool reached = false;
  std::string place;  ///< file:line:column
};
struct RuleTestReport {
  std::vector<RuleTestLine> tests;
  std::vector<RuleRowLine> rows;
};
/// With `rule`, only the tests of that rule. Errors: those of the rules, explain-unknown-rule.
[[nodiscard]] base::Checked<RuleTestReport> test_rules(const base::Files& files, const Folders& folders, const std::string& rule, Log& log);

/// The health of rules: what their tests leave open, weights nobody can feel, rules that no example can judge.
struct RuleLintReport {
  base::Diagnostics left_open;  ///< warnings lint-*
  std::size_t rules = 0;
  std::size_t examples = 0;     ///< dossiers that the rules were held against
  std::size_t mutants = 0;      ///< thresholds moved by one unit that were held against the tests
  std::size_t alike = 0;        ///< moved thresholds that change no answer
};
struct RuleLintRequest {
  std::vector<std::string> rules;     ///< by name; none: all of them
  std::vector<std::string> examples;  ///< files, and folders of such; none: the folder examples/ beside the rules, where there is one
};
/// A dossier among the examples goes with the group in its own folder; where there is none, with the one of the other groups whose
/// date is nearest to its own. All are read with hindsight. Errors: those of the rules and of the examples, explain-unknown-rule,
/// lint-example-group.
[[nodiscard]] base::Checked<RuleLintReport> lint_rules(const base::Files& files, const Folders& folders, const RuleLintRequest& request, Log& log);

struct RuleDocRequest {
  std::vector<std::string> rules;  ///< by name; none: all of them
  base::Language language = base::Language::english;
  bool html = false;
  bool markdown = false;
  bool alone = false;   ///< pages without an index
  std::string version;
};
struct RuleDocFile {
  std::string name;  ///< within the folder of all of them
  std::string bytes;
};
/// A page a rule in each format asked for, and an index of them. Errors: those of the rules and of reports/, explain-unknown-rule.
[[nodiscard]] base::Checked<std::vector<RuleDocFile>> document_rules(const base::Files& files, const Folders& folders, const RuleDocRequest& request, Log& log);

/// What of the graph of requirements is wanted; nothing named: all of it.
struct RuleGraphRequest {
  std::vector<std::string> names;     ///< of rules, definitions, facts (accounts.cash), reference tables; or ids ("reference:vacancy")
  std::vector<std::string> families;  ///< only their rules, by family or folder
};
/// With names: everything each needs and every rule that it is needed for. Errors: those of the rules, graph-unknown-name and
/// graph-unknown-family with the nearest.
[[nodiscard]] base::Checked<assessment::RequirementDiagram> graph_rules(const base::Files& files, const Folders& folders, const RuleGraphRequest& request,
                                                                        Log& log);
/// As SVG, folded until it can be read on a page of A4.
[[nodiscard]] base::Result<std::string> draw(const assessment::RequirementDiagram& graph, base::Language language, Log& log);
/// As DOT without places, nothing folded: for other programs to lay out.
[[nodiscard]] std::string dot(const assessment::RequirementDiagram& graph, base::Language language);
/// "fact", "reference", "definition", "rule": the word of JSON and of ids.
[[nodiscard]] std::string_view requirement_word(assessment::RequirementKind kind);

/// One sub-expression that was evaluated. In JSON an object {text, file, line, column, begin, end, value, reason, place, bound: [{name,
/// value}], steps: [the same], left_out}: `begin` and `end` are byte offsets in the text, `bound` what a round of a loop, a filter or a
/// function binds, `steps` what was evaluated for it in that order, `left_out` how many more of them there were.
struct FeelStep {
  base::Place span;    ///< in the expression, or in the file of the context where a function was written
  std::string value;   ///< FEEL notation, whole
  std::string reason;  ///< as in FeelAnswer
  std::string place;
  std::vector<std::pair<std::string, std::string>> bound;
  std::vector<FeelStep> children;
  std::size_t left_out = 0;
};

struct FeelAnswer {
  std::string value;  ///< FEEL notation
  std::string reason; ///< why a null is null, in the language asked
  std::string place;  ///< of the sub-expression that first made the null, file:line:column
  std::optional<FeelStep> trace;  ///< when it was asked for
};
/// `context_file`: YAML or FEEL text whose entries are the names the expression sees; empty: none.
[[nodiscard]] base::Checked<FeelAnswer> evaluate_feel(const base::Files& files, const std::string& expression, const std::string& context_file,
                                                      base::Language language, bool with_trace = false);

/// The JSON forms of what the functions above give; each names its schema.
[[nodiscard]] std::string json(const assessment::Assessment& assessment);
[[nodiscard]] std::string json(const assessment::Calendar& calendar);
[[nodiscard]] std::string json(const assessment::Tracked& tracked);
[[nodiscard]] std::string json(const CheckReport& report);
[[nodiscard]] std::string json(const std::vector<RuleLine>& rules);
[[nodiscard]] std::string json(const RuleTestReport& report);
[[nodiscard]] std::string json(const RuleLintReport& report);
[[nodiscard]] std::string json(const FeelAnswer& answer);
/// Schema reprise/rule-graph/1: {title, description, groups: [{id, title}], documents: [{id, title, holder}], nodes: [{id, kind, name, title,
/// group, file, line, asked, documents}], edges: [{needed, needed_by, file, line}]}. Texts are {fr, en}; `kind` is fact, reference, definition
/// or rule; `group` the section of a fact or the family of a rule, else null; `file` and `line` say where a node is written (null for
/// facts) and where an edge's `needed_by` first mentions `needed`; both name nodes by their ids. A node stands after all it needs.
[[nodiscard]] std::string json(const assessment::RequirementDiagram& graph);

}  // namespace reprise::pipeline
