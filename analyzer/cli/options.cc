#include "cli/options.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace reprise::cli {
namespace {

using base::Language;
using base::Text;

/// The words of the help in the language asked for.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  [[nodiscard]] std::string operator()(const char* fr, const char* en) const { return language_ == Language::french ? fr : en; }

 private:
  Language language_;
};

/// The language must be known before the help is written: it is looked for ahead of the parsing proper.
Language language_in(const std::vector<std::string>& words, Language fallback) {
  for (std::size_t index = 0; index < words.size(); ++index) {
    std::string value;
    if (words[index] == "--lang" && index + 1 < words.size()) value = words[index + 1];
    if (words[index].rfind("--lang=", 0) == 0) value = words[index].substr(7);
    if (value == "fr") return Language::french;
    if (value == "en") return Language::english;
  }
  return fallback;
}

/// Raw strings of an option, read into typed values after the parsing.
struct RawOptions {
  std::string language;
  std::string at;
  std::string from;
};

class Parser {
 public:
  Parser(Language language, const std::string& version) : say_(language), app_("", "reprise") {
    options_.language = language;
    app_.description(say_("Reprise : analyse d’une association en difficulté avant sa reprise par un groupe.",
                          "Reprise: due diligence of an association in trouble before a group takes it over."));
    set_labels(language);
    app_.set_version_flag("--version", "reprise " + version, say_("affiche la version", "print the version"));
    app_.require_subcommand(1);
    app_.fallthrough();
    add_common();
    add_assess();
    add_check();
    add_explain();
    add_chart();
    add_routes();
    add_calendar();
    add_track();
    add_rules();
    add_feel();
    app_.footer(say_("Exemples :\n"
                     "  reprise check dossier.yaml groupe.yaml\n"
                     "  reprise assess dossier.yaml --group groupe.yaml --lang fr -o sortie --format html,json,svg\n"
                     "  reprise explain dossier.yaml cash-days --group groupe.yaml\n"
                     "États de sortie : 0 fait, 1 contrôle négatif, 2 commande mal écrite, 3 fichier refusé, 4 verdict ouvert (--strict), 70 faute interne.",
                     "Examples:\n"
                     "  reprise check dossier.yaml group.yaml\n"
                     "  reprise assess dossier.yaml --group group.yaml --lang en -o out --format html,json,svg\n"
                     "  reprise explain dossier.yaml cash-days --group group.yaml\n"
                     "Exit status: 0 done, 1 a check is false, 2 usage, 3 input refused, 4 verdict open (--strict), 70 internal."));
  }

  ParsedOptions parse(std::vector<std::string> words) {
    ParsedOptions parsed;
    if (words.empty()) {
      parsed.print = app_.help();
      return parsed;
    }
    std::reverse(words.begin(), words.end());  // CLI11 takes a vector from its end
    try {
      app_.parse(words);
    } catch (const CLI::CallForHelp&) {
      // CLI11 writes a command's own name in the usage line, but not those of the commands before it.
      const std::string name = command_name();
      const std::size_t last = name.find_last_of(' ');
      parsed.print = last == std::string::npos ? app_.help() : deepest()->help(name.substr(0, last));
    } catch (const CLI::CallForVersion& version) {
      parsed.print = std::string(version.what()) + "\n";
    } catch (const CLI::ParseError& error) {
      parsed.problem = explain(error);
    }
    if (!parsed.print && !parsed.problem) parsed.problem = read_raw();
    options_.canonical = canonical();
    parsed.options = options_;
    return parsed;
  }

 private:
  void set_labels(Language language) {
    auto formatter = app_.get_formatter();
    formatter->column_width(34);
    if (language == Language::english) return;
    for (const auto& [english, french] : {std::pair{"Usage", "Usage"}, {"OPTIONS", "options"}, {"SUBCOMMAND", "commande"}, {"SUBCOMMANDS", "commandes"},
                                          {"Positionals", "Arguments"}, {"REQUIRED", "obligatoire"}, {"TEXT", "texte"}, {"Options", "Options"},
                                          {"Subcommands", "Commandes"}}) {
      formatter->label(english, french);
    }
    app_.set_help_flag("-h,--help", "affiche cette aide");
  }

  void add_common() {
    app_.option_defaults()->always_capture_default(false);
    app_.add_option("--lang", raw_.language, say_("langue des textes : fr ou en", "language of the texts: fr or en"));
    app_.add_flag("-v,--verbose", options_.verbose, say_("dit les étapes et leur durée", "tell the steps and their times"));
    app_.add_option("--log-file", options_.log_file, say_("écrit les étapes et leur durée dans ce fichier", "write the steps and their times to this file"));
    app_.add_option("--rules", options_.rules, say_("dossier de règles, à la place du nôtre", "folder of rules, in place of ours"));
  }

  CLI::App* add_command(CLI::App& parent, const char* name, Command command, const std::string& description) {
    CLI::App* added = parent.add_subcommand(name, description);
    if (options_.language == Language::french) {
      added->set_help_flag("-h,--help", "affiche cette aide");
      added->group("Commandes");
    }
    commands_.emplace_back(added, command);
    return added;
  }

  void add_inputs(CLI::App* command, bool group_required) {
    CLI::Option* group = command->add_option("--group", options_.group, say_("description du groupe (YAML)", "description of the group (YAML)"));
    if (group_required) group->required();
    add_date(command);
  }

  void add_date(CLI::App* command) {
    command->add_option("--at", raw_.at, say_("date de l’analyse, AAAA-MM-JJ, à la place de celle du dossier", "date of the analysis, YYYY-MM-DD, instead of the dossier's own"));
    command->add_flag("--hindsight", options_.hindsight, say_("lit aussi les sources publiées après cette date", "read the sources published after that date too"));
  }

  void add_from(CLI::App* command) {
    command->add_option("--from", raw_.from, say_("premier jour du travail, AAAA-MM-JJ ; sans lui, la date du dossier", "first day of the work, YYYY-MM-DD; without it, the dossier's date"));
  }

  void add_formats(CLI::App* command, const std::string& choices) {
    // One word: what stands behind it is the dossier or the expression.
    command->add_option("--format", options_.formats, say_("formats, séparés par des virgules : ", "formats, separated by commas: ") + choices)
        ->delimiter(',')
        ->allow_extra_args(false);
  }

  void add_assess() {
    CLI::App* command = add_command(app_, "assess", Command::assess, say_("note les risques, rend le verdict, écrit les rapports", "score the risks, give the verdict, write the reports"));
    command->add_option("dossier", options_.dossier, say_("description de l’association (YAML)", "description of the association (YAML)"))->required();
    add_inputs(command, true);
    add_from(command);
    add_formats(command, "text, json, html, svg");
    command->add_option("-o,--output", options_.output, say_("dossier où écrire les fichiers", "folder to write the files to"));
    command->add_option("--rule-pages", options_.rule_pages,
                        say_("adresse ou dossier des fiches de règles (reprise rules doc), vus depuis le rapport ; sans elle, chaque constat contient la sienne",
                             "address or folder of the pages of rules (reprise rules doc), as seen from the report; without it each finding holds its own"));
    command->add_flag("--strict", options_.strict, say_("sort avec 4 si le verdict est ouvert, avec 70 si une règle est fautive", "exit with 4 when the verdict is open, with 70 when a rule is at fault"));
    command->add_option("--fail-on", options_.fail_on, say_("sort avec 1 si une famille atteint ce niveau (watch, high, critical) ou si une alerte est levée (gate)",
                                                            "exit with 1 when a family reaches this level (watch, high, critical) or a gate has fired (gate)"));
  }

  void add_check() {
    CLI::App* command = add_command(app_, "check", Command::check, say_("vérifie des fichiers et montre toutes leurs erreurs", "check files and show all their errors"));
    command->add_option("files", options_.files, say_("dossiers, groupes ou règles (YAML)", "dossiers, groups or rules (YAML)"))->required();
    add_formats(command, "text, json");
  }

  void add_explain() {
    CLI::App* command = add_command(app_, "explain", Command::explain, say_("explique une règle : faits, sources, calcul, ce qui la changerait", "explain one rule: facts, sources, working, what would change it"));
    command->add_option("dossier", options_.dossier, say_("description de l’association (YAML)", "description of the association (YAML)"))->required();
    command->add_option("rule", options_.rule, say_("identifiant de la règle (voir reprise rules list)", "the rule's id (see reprise rules list)"))->required();
    add_inputs(command, true);
    add_formats(command, "text, json");
  }

  void add_chart() {
    CLI::App* command = add_command(app_, "chart", Command::chart, say_("dessine l’organigramme du groupe, avec ou sans l’association", "draw the group's chart, with or without the association"));
    command->add_option("group", options_.group, say_("description du groupe (YAML)", "description of the group (YAML)"))->required();
    command->add_option("--with", options_.with, say_("description d’une association qui rejoint le groupe (YAML) ; plusieurs, séparées par des virgules, le rejoignent dans l’ordre de leurs dates d’effet",
                                                      "description of an association that joins (YAML); several, separated by commas, join in the order of their effective dates"))
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--view", options_.view, say_("ce qui est dessiné : before (avant), after (après), diff (ce qui change, avec --with), control (qui contrôle qui), overlap (services sur la carte et par territoire, avec --with), requirements (de quoi une note est faite, avec --of), size (tailles publiées, année par année)", "what is drawn: before, after, diff (what changes, with --with), control (who controls whom), overlap (services on the map and by territory, with --with), requirements (what a score is made of, with --of), size (as published, year by year)"));
    command->add_option("--of", options_.of, say_("famille de règles ou règle dont --view requirements montre les faits", "family of rules, or rule, of which --view requirements shows the facts"));
    add_date(command);
    command->add_flag("--pages", options_.pages, say_("ce qui ne tient pas sur une page continue sur d’autres, liées entre elles", "what does not fit on one page goes on with others, linked with each other"));
    add_formats(command, "svg, dot, png, pdf");
    command->add_option("-o,--output", options_.output, say_("fichier à écrire, sinon la sortie standard ; avec --pages ou plusieurs formats, dossier", "file to write, else standard output; with --pages or several formats, a folder"));
  }

  void add_routes() {
    CLI::App* command = add_command(app_, "routes", Command::routes, say_("compare les voies de droit : ouvertes ou fermées, ce que devient chacun, la date d’effet au plus tôt", "compare the legal routes: open or closed, what becomes of whom, the earliest effect"));
    add_law_inputs(command);
    add_formats(command, "text, json");
  }

  void add_calendar() {
    CLI::App* command = add_command(app_, "calendar", Command::calendar, say_("les étapes de chaque voie et leurs dates : chemin critique, marges, délais de la loi", "the steps of each route and their days: critical path, slack, legal limits"));
    add_law_inputs(command);
    add_formats(command, "text, json, svg, ics");
    command->add_option("-o,--output", options_.output, say_("dossier où écrire les fichiers", "folder to write the files to"));
    command->footer(say_("Exemples :\n"
                         "  reprise calendar dossier.yaml --group groupe.yaml --route affiliation\n"
                         "  reprise calendar dossier.yaml --group groupe.yaml --from 2026-01-05 -o sortie --format svg,ics\n",
                         "Examples:\n"
                         "  reprise calendar dossier.yaml --group group.yaml --route affiliation\n"
                         "  reprise calendar dossier.yaml --group group.yaml --from 2026-01-05 -o out --format svg,ics\n"));
  }

  void add_track() {
    CLI::App* command = add_command(app_, "track", Command::track, say_("suit une reprise après sa décision : jalons, engagements, avant et après ; note à la puissance publique", "follow a takeover after its decision: gates, commitments, before and after; note for government"));
    command->add_option("file", options_.files, say_("fichier de suivi (YAML)", "tracking file (YAML)"))->required()->expected(1);
    command->add_option("--at", raw_.at, say_("jour du suivi, AAAA-MM-JJ ; sans lui, le dernier jour connu du fichier", "day to follow it at, YYYY-MM-DD; without it, the last day the file knows of"));
    command->add_option("--dossier", options_.dossier, say_("description de l’association (YAML), avec --group : dit quelles échéances de droit s’appliquent", "description of the association (YAML), with --group: tells which deadlines of the law apply"));
    command->add_option("--group", options_.group, say_("description du groupe (YAML)", "description of the group (YAML)"));
    add_formats(command, "text, json, html");
    command->add_option("-o,--output", options_.output, say_("dossier où écrire les fichiers", "folder to write the files to"));
    command->add_option("--fail-on", options_.fail_on, say_("late : sort avec 1 si un jalon, une échéance ou un engagement est en retard", "late: exit with 1 when a gate, a deadline or a commitment is late"));
    command->footer(say_("Exemples :\n"
                         "  reprise track suivi.yaml --at 2026-06-30\n"
                         "  reprise track suivi.yaml --lang fr -o sortie --format html,json\n",
                         "Examples:\n"
                         "  reprise track tracking.yaml --at 2026-06-30\n"
                         "  reprise track tracking.yaml --lang en -o out --format html,json\n"));
  }

  void add_law_inputs(CLI::App* command) {
    command->add_option("dossier", options_.dossier, say_("description de l’association (YAML)", "description of the association (YAML)"))->required();
    add_inputs(command, true);
    add_from(command);
    command->add_option("--route", options_.route, say_("une seule voie, comme affiliation ou merger", "one route only, such as affiliation or merger"));
  }

  void add_rules() {
    CLI::App* rules = add_command(app_, "rules", Command::none, say_("liste, vérifie, essaie, éprouve, décrit ou dessine les règles", "list, check, test, lint, describe or draw the rules"));
    rules->require_subcommand(1);
    CLI::App* list = add_command(*rules, "list", Command::rules_list, say_("les règles, une par ligne", "the rules, a line each"));
    add_formats(list, "text, json");
    add_command(*rules, "check", Command::rules_check, say_("lit toutes les règles et montre toutes leurs erreurs", "read all rules and show all their errors"));
    CLI::App* test = add_command(*rules, "test", Command::rules_test, say_("passe les essais écrits dans les règles", "run the tests written in the rules"));
    test->add_option("rule", options_.rule, say_("une seule règle", "one rule only"));
    add_formats(test, "text, json");
    add_lint(*rules);
    add_doc(*rules);
    add_graph(*rules);
  }

  void add_lint(CLI::App& rules) {
    CLI::App* lint = add_command(rules, "lint", Command::rules_lint,
                                 say_("dit ce que les essais des règles laissent ouvert, seuils déplacés d’une unité compris, quels poids ne comptent pas et quelles règles aucun exemple ne juge",
                                      "tell what the tests of rules leave open, thresholds moved by one unit included, which weights never count and which rules no example judges"));
    lint->add_option("rules", options_.names, say_("règles ; sans rien, toutes", "rules; none: all of them"));
    lint->add_option("--examples", options_.examples,
                     say_("dossiers et groupes à juger, ou dossiers qui en contiennent, séparés par des virgules ; sans rien, examples/ auprès des règles",
                          "dossiers and groups to judge, or folders of them, separated by commas; none: examples/ beside the rules"))
        ->delimiter(',')
        ->allow_extra_args(false);
    add_formats(lint, "text, json");
    lint->footer(say_("Exemples :\n"
                      "  reprise rules lint\n"
                      "  reprise rules lint cash-days\n"
                      "  reprise rules lint --rules mes-regles --examples dossier.yaml,groupe.yaml\n",
                      "Examples:\n"
                      "  reprise rules lint\n"
                      "  reprise rules lint cash-days\n"
                      "  reprise rules lint --rules my-rules --examples dossier.yaml,group.yaml\n"));
  }

  void add_doc(CLI::App& rules) {
    CLI::App* doc = add_command(rules, "doc", Command::rules_doc,
                                say_("une fiche par règle : ce qu’elle demande, comment elle se mesure, qui répond de ses seuils, ce qu’elle ne voit pas, ses essais",
                                     "a page a rule: what it asks, how it is measured, who stands behind its thresholds, what it cannot see, its tests"));
    doc->add_option("rules", options_.names, say_("règles ; sans rien, toutes", "rules; none: all of them"));
    doc->add_option("--format", options_.formats, say_("formats, séparés par des virgules : html, md", "formats, separated by commas: html, md"))
        ->delimiter(',')
        ->allow_extra_args(false);
    doc->add_option("-o,--output", options_.output,
                    say_("dossier où écrire les fiches et leur index ; sans lui, une seule fiche va à la sortie standard",
                         "folder to write the pages and their index to; without it, one page goes to standard output"));
    doc->footer(say_("Exemples :\n"
                     "  reprise rules doc cash-days\n"
                     "  reprise rules doc -o regles --format html,md\n"
                     "  reprise assess dossier.yaml --group groupe.yaml -o sortie --rule-pages ../regles\n",
                     "Examples:\n"
                     "  reprise rules doc cash-days\n"
                     "  reprise rules doc -o rules --format html,md\n"
                     "  reprise assess dossier.yaml --group group.yaml -o out --rule-pages ../rules\n"));
  }

  void add_graph(CLI::App& rules) {
    CLI::App* graph = add_command(rules, "graph", Command::rules_graph,
                                  say_("ce que demandent les règles, et quelles règles dépendent d’une définition", "what the rules need, and which rules feel a definition"));
    graph->add_option("names", options_.names, say_("règles, définitions, faits ou repères ; sans rien, l’ensemble", "rules, definitions, facts or yardsticks; none: all of them"));
    graph->add_option("--pack", options_.families, say_("seulement les règles de ces familles, séparées par des virgules", "only the rules of these families, separated by commas"))
        ->delimiter(',')
        ->allow_extra_args(false);
    graph->add_option("--format", options_.formats, say_("text, svg, dot ou json", "text, svg, dot or json"))->delimiter(',')->allow_extra_args(false);
    graph->add_option("-o,--output", options_.output,
                      say_("fichier à écrire, dont la fin (.svg, .dot, .json, .txt) donne le format", "file to write, whose end (.svg, .dot, .json, .txt) gives the format"));
    graph->footer(say_("Exemples :\n"
                       "  reprise rules graph net_cash\n"
                       "  reprise rules graph cash-days -o cash-days.svg\n"
                       "  reprise rules graph accounts.cash --pack financial\n",
                       "Examples:\n"
                       "  reprise rules graph net_cash\n"
                       "  reprise rules graph cash-days -o cash-days.svg\n"
                       "  reprise rules graph accounts.cash --pack financial\n"));
  }

  void add_feel() {
    CLI::App* command = add_command(app_, "feel", Command::feel, say_("calcule une expression FEEL", "evaluate a FEEL expression"));
    command->add_option("expression", options_.expression, say_("l’expression, entre apostrophes", "the expression, between quotes"))->required();
    command->add_option("--context", options_.context, say_("fichier YAML ou .feel dont les noms sont connus", "YAML or .feel file whose names are known"));
    command->add_flag("--trace", options_.trace,
                      say_("montre chaque sous-expression avec sa valeur ; un nul avec sa raison et son lieu", "show each sub-expression with its value; a null with its reason and place"));
    add_formats(command, "text, json");
  }

  /// The innermost command that was named.
  CLI::App* deepest() {
    CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return app;
  }

  std::string command_name() {
    std::string name = "reprise";
    for (CLI::App* app = &app_; !app->get_subcommands().empty();) {
      app = app->get_subcommands().front();
      name += " " + app->get_name();
    }
    return name;
  }

  base::Diagnostic explain(const CLI::ParseError& error) {
    const std::string name = command_name();
    CLI::App* app = deepest();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr || dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
      const std::vector<std::string> extras = app_.remaining(true);
      if (!extras.empty()) return explain_extra(name, *app, extras.front());
      return explain_missing(name, *app);
    }
    if (const auto* missing = dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
      const std::string words = missing->what();
      return base::diagnose("usage-argument-missing", {}, {{"command", name}, {"expected", Text("une valeur pour " + words.substr(0, words.find(':')), "a value for " + words.substr(0, words.find(':')))}});
    }
    return base::diagnose("usage-argument-extra", {}, {{"command", name}, {"got", error.what()}});
  }

  base::Diagnostic explain_extra(const std::string& name, CLI::App& app, const std::string& extra) {
    std::vector<std::string> known;
    const bool is_option = extra.size() > 1 && extra.front() == '-';
    if (is_option) {
      for (const CLI::App* one : {&app, &app_}) {
        for (const CLI::Option* option : one->get_options()) {
          for (const std::string& long_name : option->get_lnames()) known.push_back("--" + long_name);
        }
      }
    } else {
      for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; })) known.push_back(one->get_name());
    }
    const std::string word = extra.substr(0, extra.find('='));
    const auto near = base::nearest(word, known);
    const Text hint = near ? Text("vouliez-vous dire « " + *near + " » ?", "did you mean `" + *near + "`?")
                           : Text("voyez « " + name + " --help »", "see `" + name + " --help`");
    if (is_option) return base::diagnose("usage-option-unknown", {}, {{"command", name}, {"got", word}, {"hint", hint}});
    if (!known.empty()) return base::diagnose("usage-command-unknown", {}, {{"got", extra}, {"hint", hint}});
    return base::diagnose("usage-argument-extra", {}, {{"command", name}, {"got", extra}});
  }

  base::Diagnostic explain_missing(const std::string& name, CLI::App& app) {
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_required() && option->count() == 0) {
        const std::string shown = option->get_positional() ? option->get_name(true) : option->get_name();
        return base::diagnose("usage-argument-missing", {}, {{"command", name}, {"expected", Text(shown + " (" + option->get_description() + ")", shown + " (" + option->get_description() + ")")}});
      }
    }
    return base::diagnose("usage-argument-missing", {}, {{"command", name}, {"expected", Text("une commande", "a command")}});
  }

  /// The values the parsing library took as text.
  std::optional<base::Diagnostic> read_raw() {
    for (const auto& [app, command] : commands_) {
      if (app->parsed() && command != Command::none) options_.command = command;
    }
    const std::string name = command_name();
    const auto refuse = [&](const char* option, const std::string& got, const Text& expected) {
      return base::diagnose("usage-value", {}, {{"command", name}, {"option", option}, {"got", got}, {"expected", expected}});
    };
    if (!raw_.language.empty() && raw_.language != "fr" && raw_.language != "en") return refuse("--lang", raw_.language, Text("fr ou en", "fr or en"));
    if (!raw_.at.empty()) {
      options_.at = scalar::Date::parse(raw_.at);
      if (!options_.at) return refuse("--at", raw_.at, Text("une date comme 2012-03-16", "a date such as 2012-03-16"));
    }
    if (!raw_.from.empty()) {
      options_.from = scalar::Date::parse(raw_.from);
      if (!options_.from) return refuse("--from", raw_.from, Text("une date comme 2012-03-16", "a date such as 2012-03-16"));
    }
    // A folder named without a format: everything is wanted.
    if (options_.command == Command::assess && options_.formats.empty() && !options_.output.empty()) options_.formats = {"html", "json", "svg"};
    if (options_.command == Command::calendar && options_.formats.empty() && !options_.output.empty()) options_.formats = {"svg", "ics"};
    if (options_.command == Command::track && options_.formats.empty() && !options_.output.empty()) options_.formats = {"html", "json"};
    // Alone on a terminal a page is read as text.
    if (options_.command == Command::rules_doc && options_.formats.empty()) options_.formats = {options_.output.empty() ? "md" : "html"};
    if (!leads_somewhere(options_.rule_pages)) {
      return refuse("--rule-pages", options_.rule_pages, Text("une adresse http(s) ou un dossier", "an http(s) address or a folder"));
    }
    if (options_.command == Command::rules_graph) {
      if (auto problem = settle_graph_format(refuse)) return problem;
    }
    const std::vector<std::string> formats = allowed_formats();
    for (const std::string& format : options_.formats) {
      if (std::find(formats.begin(), formats.end(), format) == formats.end()) return refuse("--format", format, Text::same(joined(formats, " | ")));
    }
    const std::vector<std::string> views = {"before", "after", "diff", "control", "overlap", "requirements", "size"};
    if (std::ranges::find(views, options_.view) == views.end()) {
      const auto near = base::nearest(options_.view, views);
      const Text all = Text::same(joined(views, " | "));
      if (!near) return refuse("--view", options_.view, all);
      return base::diagnose("usage-choice", {}, {{"got", options_.view}, {"option", "--view"}, {"expected", all}, {"nearest", *near}});
    }
    const bool needs_association = options_.view == "diff" || options_.view == "overlap";
    if (needs_association && options_.with.empty()) return base::diagnose("chart-needs-association", {});
    if (options_.view == "requirements" && options_.of.empty()) return base::diagnose("chart-needs-name", {});
    const bool has_pages = options_.view == "before" || options_.view == "after" || options_.view == "diff";
    if (options_.pages && !has_pages) return base::diagnose("chart-one-page", {}, {{"view", options_.view}});
    const bool only_svg = options_.formats.empty() || options_.formats == std::vector<std::string>{"svg"};
    const bool has_only_svg = options_.view == "size" || options_.view == "requirements";
    if (has_only_svg && !only_svg) return refuse("--format", joined(options_.formats, ","), Text("svg avec --view " + options_.view, "svg with --view " + options_.view));
    if (options_.command == Command::track) return check_track(refuse);
    const std::array<std::string, 4> levels = {"watch", "high", "critical", "gate"};
    if (!options_.fail_on.empty() && std::find(levels.begin(), levels.end(), options_.fail_on) == levels.end()) {
      return refuse("--fail-on", options_.fail_on, Text::same("watch | high | critical | gate"));
    }
    return std::nullopt;
  }

  template <typename Refuse>
  std::optional<base::Diagnostic> check_track(const Refuse& refuse) {
    if (!options_.fail_on.empty() && options_.fail_on != "late") return refuse("--fail-on", options_.fail_on, Text::same("late"));
    if (options_.dossier.empty() == options_.group.empty()) return std::nullopt;
    const Text missing = options_.group.empty() ? Text("--group avec --dossier", "--group with --dossier") : Text("--dossier avec --group", "--dossier with --group");
    return base::diagnose("usage-argument-missing", {}, {{"command", command_name()}, {"expected", missing}});
  }

  /// One picture or one text: what the file's name says, unless a format is named.
  template <typename Refuse>
  std::optional<base::Diagnostic> settle_graph_format(const Refuse& refuse) {
    if (options_.formats.size() > 1) return refuse("--format", joined(options_.formats, ","), Text("un seul format", "one format"));
    if (!options_.formats.empty() || options_.output.empty()) return std::nullopt;
    const std::size_t dot = options_.output.rfind('.');
    const std::string end = dot == std::string::npos ? "" : options_.output.substr(dot + 1);
    if (end != "svg" && end != "dot" && end != "json" && end != "txt") {
      return refuse("-o", options_.output, Text("un nom en .svg, .dot, .json ou .txt", "a name that ends in .svg, .dot, .json or .txt"));
    }
    options_.formats = {end == "txt" ? "text" : end};
    return std::nullopt;
  }

  [[nodiscard]] std::vector<std::string> allowed_formats() const {
    if (options_.command == Command::assess) return {"text", "json", "html", "svg"};
    if (options_.command == Command::rules_doc) return {"html", "md"};
    if (options_.command == Command::track) return {"text", "json", "html"};
    if (options_.command == Command::chart) return {"svg", "dot", "png", "pdf"};
    if (options_.command == Command::rules_graph) return {"text", "svg", "dot", "json"};
    if (options_.command == Command::calendar) return {"text", "json", "svg", "ics"};
    return {"text", "json"};
  }

  /// A link that only goes to places: no other scheme than these, and none hidden behind blanks.
  static bool leads_somewhere(const std::string& base) {
    if (std::ranges::any_of(base, [](char byte) { return static_cast<unsigned char>(byte) <= ' '; })) return false;
    const std::size_t colon = base.find(':');
    if (colon == std::string::npos || base.find('/') < colon) return true;
    return base.starts_with("https://") || base.starts_with("http://") || base.starts_with("file:///");
  }

  static std::string joined(const std::vector<std::string>& words, const char* between) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
    return text;
  }

  /// Options in one order and without what only says where to print: the same question gives the same line.
  [[nodiscard]] std::string canonical() const {
    std::string text = "reprise assess " + options_.dossier + " --group " + options_.group;
    if (options_.at) text += " --at " + options_.at->to_string();
    if (options_.hindsight) text += " --hindsight";
    if (options_.from) text += " --from " + options_.from->to_string();
    if (!options_.rules.empty()) text += " --rules " + options_.rules;
    return text;
  }

  Words say_;
  CLI::App app_;
  Options options_;
  RawOptions raw_;
  std::vector<std::pair<CLI::App*, Command>> commands_;
};

}  // namespace

ParsedOptions parse_options(const std::vector<std::string>& words, Language fallback, const std::string& version) {
  return Parser(language_in(words, fallback), version).parse(words);
}

}  // namespace reprise::cli
