// Every field of the result, once, under its public name: the JSON writer and reader both walk this list, so that
// neither can know a field the other does not.
#pragma once

#include "assessment/assessment.h"
#include "assessment/calendar_fields.h"
#include "assessment/field_list.h"

namespace reprise::assessment {

template <>
struct Fields<base::Text> {
  static void each(auto& it, auto&& visit) {
    visit("fr", it.fr);
    visit("en", it.en);
  }
};

template <>
struct Fields<BoxRow> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("label", it.label);
    visit("detail", it.detail);
    visit("change", it.change);
    visit("level", it.level);
    visit("kind", it.kind);
    visit("places", it.places);
    visit("stands_out", it.stands_out);
    visit("territory", it.territory);
    visit("presence", it.presence);
  }
};

template <>
struct Fields<Box> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("kind", it.kind);
    visit("label", it.label);
    visit("detail", it.detail);
    visit("cluster", it.cluster);
    visit("change", it.change);
    visit("rows", it.rows);
    visit("uncertain", it.uncertain);
    visit("beside", it.beside);
    visit("presence", it.presence);
  }
};

template <>
struct Fields<Cluster> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("label", it.label);
  }
};

template <>
struct Fields<Link> {
  static void each(auto& it, auto&& visit) {
    visit("from", it.from);
    visit("to", it.to);
    visit("kind", it.kind);
    visit("label", it.label);
    visit("share", it.share);
    visit("indirect", it.indirect);
    visit("change", it.change);
    visit("presence", it.presence);
  }
};

template <>
struct Fields<Diagram> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("description", it.description);
    visit("clusters", it.clusters);
    visit("boxes", it.boxes);
    visit("links", it.links);
  }
};

template <>
struct Fields<Interval> {
  static void each(auto& it, auto&& visit) {
    visit("low", it.low);
    visit("high", it.high);
  }
};

template <>
struct Fields<Location> {
  static void each(auto& it, auto&& visit) {
    visit("file", it.file);
    visit("line", it.line);
    visit("column", it.column);
  }
};

template <>
struct Fields<SourceReference> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("publisher", it.publisher);
    visit("url", it.url);
    visit("date", it.date);
    visit("seen", it.seen);
    visit("location", it.location);
  }
};

template <>
struct Fields<AlternativeValue> {
  static void each(auto& it, auto&& visit) {
    visit("value", it.value);
    visit("low", it.low);
    visit("high", it.high);
    visit("period", it.period);
    visit("basis", it.basis);
    visit("sources", it.sources);
    visit("note", it.note);
    visit("contradicts", it.contradicts);
    visit("location", it.location);
  }
};

template <>
struct Fields<FactUse> {
  static void each(auto& it, auto&& visit) {
    visit("path", it.path);
    visit("label", it.label);
    visit("state", it.state);
    visit("unit", it.unit);
    visit("value", it.value);
    visit("low", it.low);
    visit("high", it.high);
    visit("period", it.period);
    visit("basis", it.basis);
    visit("quality", it.quality);
    visit("sources", it.sources);
    visit("page", it.page);
    visit("note", it.note);
    visit("alternatives", it.alternatives);
    visit("location", it.location);
    visit("computed", it.computed);
    visit("from", it.from);
  }
};

template <>
struct Fields<ScaleRow> {
  static void each(auto& it, auto&& visit) {
    visit("when", it.when);
    visit("risk", it.risk);
    visit("label", it.label);
    visit("hit", it.hit);
    visit("reachable", it.reachable);
  }
};

template <>
struct Fields<Counterfactual> {
  static void each(auto& it, auto&& visit) {
    visit("path", it.path);
    visit("from", it.from);
    visit("to", it.to);
    visit("unit", it.unit);
    visit("risk_before", it.risk_before);
    visit("risk_after", it.risk_after);
    visit("who", it.who);
    visit("sentence", it.sentence);
  }
};

template <>
struct Fields<Finding> {
  static void each(auto& it, auto&& visit) {
    visit("rule", it.rule);
    visit("family", it.family);
    visit("title", it.title);
    visit("why", it.why);
    visit("basis", it.basis);
    visit("lifecycle", it.lifecycle);
    visit("todays_yardstick", it.todays_yardstick);
    visit("outcome", it.outcome);
    visit("value", it.value);
    visit("value_low", it.value_low);
    visit("value_high", it.value_high);
    visit("unit", it.unit);
    visit("risk", it.risk);
    visit("weight", it.weight);
    visit("possibly_applicable", it.possibly_applicable);
    visit("band", it.band);
    visit("sentence", it.sentence);
    visit("remedy", it.remedy);
    visit("remedy_by", it.remedy_by);
    visit("expression", it.expression);
    visit("applies", it.applies);
    visit("location", it.location);
    visit("scale", it.scale);
    visit("facts", it.facts);
    visit("missing", it.missing);
    visit("references", it.references);
    visit("counterfactuals", it.counterfactuals);
    visit("problem", it.problem);
    visit("level_changes_without_rule", it.level_changes_without_rule);
    visit("level_changes_with_thresholds", it.level_changes_with_thresholds);
    visit("order_changes_without_rule", it.order_changes_without_rule);
    visit("order_changes_with_thresholds", it.order_changes_with_thresholds);
  }
};

template <>
struct Fields<Gate> {
  static void each(auto& it, auto&& visit) {
    visit("rule", it.rule);
    visit("title", it.title);
    visit("families", it.families);
    visit("level", it.level);
    visit("state", it.state);
    visit("when", it.when);
    visit("sentence", it.sentence);
    visit("facts", it.facts);
    visit("missing", it.missing);
    visit("references", it.references);
    visit("basis", it.basis);
    visit("location", it.location);
  }
};

template <>
struct Fields<Band> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("from", it.from);
  }
};

template <>
struct Fields<IgnoranceShare> {
  static void each(auto& it, auto&& visit) {
    visit("path", it.path);
    visit("label", it.label);
    visit("points", it.points);
    visit("optional_membership", it.optional_membership);
  }
};

template <>
struct Fields<FamilyScore> {
  static void each(auto& it, auto&& visit) {
    visit("family", it.family);
    visit("title", it.title);
    visit("scored", it.scored);
    visit("applicable", it.applicable);
    visit("score", it.score);
    visit("exact", it.exact);
    visit("coverage", it.coverage);
    visit("provisional", it.provisional);
    visit("level_low", it.level_low);
    visit("level_high", it.level_high);
    visit("bands", it.bands);
    visit("ignorance", it.ignorance);
    visit("weights_matter", it.weights_matter);
    visit("weights_matter_for_order", it.weights_matter_for_order);
  }
};

template <>
struct Fields<DocumentRequest> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("holder", it.holder);
    visit("points", it.points);
    visit("gives", it.gives);
    visit("families", it.families);
    visit("blocking", it.blocking);
  }
};

template <>
struct Fields<Waiver> {
  static void each(auto& it, auto&& visit) {
    visit("rule", it.rule);
    visit("title", it.title);
    visit("reason", it.reason);
    visit("who", it.who);
    visit("until", it.until);
    visit("state", it.state);
    visit("sources", it.sources);
    visit("location", it.location);
  }
};

template <>
struct Fields<Condition> {
  static void each(auto& it, auto&& visit) {
    visit("rule", it.rule);
    visit("family", it.family);
    visit("title", it.title);
    visit("text", it.text);
    visit("gate", it.gate);
    visit("who", it.who);
    visit("certain", it.certain);
    visit("weight_by_risk", it.weight_by_risk);
  }
};

template <>
struct Fields<VerdictOutcome> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("sentence", it.sentence);
    visit("led_by", it.led_by);
    visit("under_conditions", it.under_conditions);
  }
};

template <>
struct Fields<Verdict> {
  static void each(auto& it, auto&& visit) {
    visit("settled", it.settled);
    visit("outcomes", it.outcomes);
    visit("blocking_unknown", it.blocking_unknown);
    visit("headline", it.headline);
    visit("conditions", it.conditions);
  }
};

template <>
struct Fields<StressValue> {
  static void each(auto& it, auto&& visit) {
    visit("state", it.state);
    visit("value", it.value);
    visit("low", it.low);
    visit("high", it.high);
    visit("missing", it.missing);
  }
};

template <>
struct Fields<StressFigure> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("unit", it.unit);
    visit("before", it.before);
    visit("after", it.after);
  }
};

template <>
struct Fields<StressLevel> {
  static void each(auto& it, auto&& visit) {
    visit("score", it.score);
    visit("level_low", it.level_low);
    visit("level_high", it.level_high);
  }
};

template <>
struct Fields<StressFamily> {
  static void each(auto& it, auto&& visit) {
    visit("family", it.family);
    visit("title", it.title);
    visit("before", it.before);
    visit("after", it.after);
  }
};

template <>
struct Fields<StressRule> {
  static void each(auto& it, auto&& visit) {
    visit("rule", it.rule);
    visit("title", it.title);
    visit("risk_before", it.risk_before);
    visit("risk_after", it.risk_after);
    visit("gate_before", it.gate_before);
    visit("gate_after", it.gate_after);
  }
};

template <>
struct Fields<StressVerdict> {
  static void each(auto& it, auto&& visit) {
    visit("settled", it.settled);
    visit("outcomes", it.outcomes);
    visit("headline", it.headline);
  }
};

template <>
struct Fields<Stress> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("why", it.why);
    visit("basis", it.basis);
    visit("references", it.references);
    visit("location", it.location);
    visit("state", it.state);
    visit("missing", it.missing);
    visit("problem", it.problem);
    visit("amount", it.amount);
    visit("figures", it.figures);
    visit("families", it.families);
    visit("rules", it.rules);
    visit("changes", it.changes);
    visit("verdict_before", it.verdict_before);
    visit("verdict_after", it.verdict_after);
  }
};

template <>
struct Fields<Contradiction> {
  static void each(auto& it, auto&& visit) {
    visit("path", it.path);
    visit("label", it.label);
    visit("values", it.values);
  }
};

template <>
struct Fields<ShareRange> {
  static void each(auto& it, auto&& visit) {
    visit("low", it.low);
    visit("high", it.high);
  }
};

template <>
struct Fields<Materiality> {
  static void each(auto& it, auto&& visit) {
    visit("label", it.label);
    visit("amount", it.amount);
    visit("group_amount", it.group_amount);
    visit("share", it.share);
    visit("missing", it.missing);
  }
};

template <>
struct Fields<KeyFigure> {
  static void each(auto& it, auto&& visit) {
    visit("label", it.label);
    visit("fact", it.fact);
  }
};

template <>
struct Fields<TimelineEntry> {
  static void each(auto& it, auto&& visit) {
    visit("date", it.date);
    visit("approximate", it.approximate);
    visit("event", it.event);
    visit("sources", it.sources);
    visit("location", it.location);
  }
};

template <>
struct Fields<RuleSet> {
  static void each(auto& it, auto&& visit) {
    visit("folder", it.folder);
    visit("rules", it.rules);
    visit("digest", it.digest);
  }
};

template <>
struct Fields<Quantity> {
  static void each(auto& it, auto&& visit) {
    visit("low", it.low);
    visit("high", it.high);
    visit("from", it.from);
    visit("missing", it.missing);
  }
};

template <>
struct Fields<NamedService> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("name", it.name);
  }
};

template <>
struct Fields<ClosingService> {
  static void each(auto& it, auto&& visit) {
    visit("service", it.service);
    visit("type", it.type);
    visit("territory", it.territory);
    visit("places", it.places);
    visit("instead", it.instead);
    visit("without_group", it.without_group);
    visit("others_in_zone", it.others_in_zone);
    visit("irreplaceable", it.irreplaceable);
  }
};

template <>
struct Fields<Pathway> {
  static void each(auto& it, auto&& visit) {
    visit("territory", it.territory);
    visit("people", it.people);
    visit("group_needs", it.group_needs);
    visit("association_needs", it.association_needs);
    visit("brought", it.brought);
    visit("found", it.found);
    visit("missing", it.missing);
  }
};

template <>
struct Fields<Duplicate> {
  static void each(auto& it, auto&& visit) {
    visit("first", it.first);
    visit("second", it.second);
    visit("type", it.type);
    visit("kilometres", it.kilometres);
    visit("people", it.people);
  }
};

template <>
struct Fields<HeadOffice> {
  static void each(auto& it, auto&& visit) {
    visit("office", it.office);
    visit("commune", it.commune);
    visit("of_association", it.of_association);
    visit("headcount", it.headcount);
    visit("functions", it.functions);
  }
};

template <>
struct Fields<Concentration> {
  static void each(auto& it, auto&& visit) {
    visit("territory", it.territory);
    visit("type", it.type);
    visit("before", it.before);
    visit("after", it.after);
    visit("change", it.change);
    visit("contradicted", it.contradicted);
  }
};

template <>
struct Fields<TerritoryCell> {
  static void each(auto& it, auto&& visit) {
    visit("territory", it.territory);
    visit("type", it.type);
    visit("group_services", it.group_services);
    visit("association_services", it.association_services);
    visit("group", it.group);
    visit("association", it.association);
    visit("together", it.together);
  }
};

template <>
struct Fields<PlacedService> {
  static void each(auto& it, auto&& visit) {
    visit("service", it.service);
    visit("of_association", it.of_association);
    visit("commune", it.commune);
    visit("homonyms", it.homonyms);
  }
};

template <>
struct Fields<PathLabel> {
  static void each(auto& it, auto&& visit) {
    visit("path", it.path);
    visit("label", it.label);
  }
};

template <>
struct Fields<Territories> {
  static void each(auto& it, auto&& visit) {
    visit("closing", it.closing);
    visit("places", it.places);
    visit("without_group", it.without_group);
    visit("irreplaceable", it.irreplaceable);
    visit("pathways", it.pathways);
    visit("duplicates", it.duplicates);
    visit("duplicates_missing", it.duplicates_missing);
    visit("head_offices", it.head_offices);
    visit("functions_doubled", it.functions_doubled);
    visit("head_offices_missing", it.head_offices_missing);
    visit("concentrations", it.concentrations);
    visit("matrix", it.matrix);
    visit("placed", it.placed);
    visit("labels", it.labels);
  }
};

template <>
struct Fields<ProFormaLine> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("label", it.label);
    visit("unit", it.unit);
    visit("before", it.before);
    visit("association", it.association);
    visit("flows", it.flows);
    visit("after", it.after);
  }
};

template <>
struct Fields<ProFormaSector> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("name", it.name);
    visit("joined", it.joined);
    visit("lines", it.lines);
  }
};

template <>
struct Fields<ProFormaRatio> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("label", it.label);
    visit("unit", it.unit);
    visit("before", it.before);
    visit("after", it.after);
  }
};

template <>
struct Fields<RoutePassing> {
  static void each(auto& it, auto&& visit) {
    visit("legal_person", it.legal_person);
    visit("employer", it.employer);
    visit("debts", it.debts);
    visit("authorisations", it.authorisations);
    visit("reversible", it.reversible);
    visit("sites", it.sites);
    visit("places", it.places);
    visit("staff", it.staff);
    visit("debts_amount", it.debts_amount);
    visit("authorisations_count", it.authorisations_count);
  }
};

template <>
struct Fields<BridgeMeasure> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("kind", it.kind);
    visit("amount", it.amount);
    visit("first_year", it.first_year);
    visit("last_year", it.last_year);
  }
};

template <>
struct Fields<BridgeChange> {
  static void each(auto& it, auto&& visit) {
    visit("measure", it.measure);
    visit("turn", it.turn);
    visit("low", it.low);
    visit("high", it.high);
  }
};

template <>
struct Fields<BridgeYear> {
  static void each(auto& it, auto&& visit) {
    visit("year", it.year);
    visit("changes", it.changes);
    visit("result", it.result);
    visit("forecast", it.forecast);
  }
};

template <>
struct Fields<Bridge> {
  static void each(auto& it, auto&& visit) {
    visit("start_year", it.start_year);
    visit("start_is_forecast", it.start_is_forecast);
    visit("start", it.start);
    visit("measures", it.measures);
    visit("years", it.years);
    visit("measures_given", it.measures_given);
    visit("measures_complete", it.measures_complete);
    visit("surely", it.surely);
    visit("perhaps", it.perhaps);
    visit("aimed", it.aimed);
  }
};

template <>
struct Fields<ProForma> {
  static void each(auto& it, auto&& visit) {
    visit("group_year", it.group_year);
    visit("association_year", it.association_year);
    visit("comes", it.comes);
    visit("lines", it.lines);
    visit("sectors", it.sectors);
    visit("ratios", it.ratios);
    visit("passing", it.passing);
    visit("bridge", it.bridge);
    visit("facts", it.facts);
    visit("labels", it.labels);
  }
};

template <>
struct Fields<Assessment> {
  static void each(auto& it, auto&& visit) {
    visit("schema", it.schema);
    visit("tool_version", it.tool_version);
    visit("as_of", it.as_of);
    visit("fictional", it.fictional);
    visit("association_id", it.association_id);
    visit("association_name", it.association_name);
    visit("group_id", it.group_id);
    visit("group_name", it.group_name);
    visit("route", it.route);
    visit("route_words", it.route_words);
    visit("dossier_file", it.dossier_file);
    visit("group_file", it.group_file);
    visit("dossier_digest", it.dossier_digest);
    visit("group_digest", it.group_digest);
    visit("rule_set", it.rule_set);
    visit("command", it.command);
    visit("verdict", it.verdict);
    visit("families", it.families);
    visit("findings", it.findings);
    visit("gates", it.gates);
    visit("waivers", it.waivers);
    visit("stress", it.stress);
    visit("documents", it.documents);
    visit("key_figures", it.key_figures);
    visit("materiality", it.materiality);
    visit("contradictions", it.contradictions);
    visit("declared_unknown", it.declared_unknown);
    visit("timeline", it.timeline);
    visit("sources", it.sources);
    visit("rule_sources", it.rule_sources);
    visit("left_out", it.left_out);
    visit("pro_forma", it.pro_forma);
    visit("territories", it.territories);
    visit("calendar", it.calendar);
    visit("before", it.before);
    visit("after", it.after);
  }
};

}  // namespace reprise::assessment
