#include <algorithm>

#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

using document::Node;

void read_sources(Reading& reading, const Node& root) {
  const auto sources = member(root, "sources");
  if (!sources || !sources->is_mapping()) return;
  for (std::size_t index = 0; index < sources->size(); ++index) {
    const Node node = sources->value(index);
    SourceRecord record;
    record.id = sources->key(index).text();
    record.title = text_of(node, "title");
    record.publisher = text_of(node, "publisher");
    record.url = text_of(node, "url");
    record.dated = read_partial_date(reading, node, "date");
    record.date = first_day(record.dated);
    record.seen = text_of(node, "seen");
    record.place = sources->key(index).place();
    reading.sources.emplace(record.id, record);
  }
}

}  // namespace

std::string read_partial_date(Reading& reading, const Node& mapping, std::string_view key) {
  const auto node = member(mapping, key);
  if (!node || !node->is_scalar()) return {};
  const bool has_its_form = node->text().size() == 4 || node->text().size() == 7 || node->text().size() == 10;
  if (has_its_form && !first_day(node->text())) reading.report("dossier-date", node->place(), {{"got", node->text()}});
  return std::string(node->text());
}

Lifetime read_lifetime(Reading& reading, const Node& mapping) {
  Lifetime life;
  life.since_written = read_partial_date(reading, mapping, "since");
  life.until_written = read_partial_date(reading, mapping, "until");
  life.since = first_day(life.since_written);
  life.until = last_day(life.until_written);
  if (life.since && life.until && *life.until < *life.since) {
    const base::Text after{"une date à partir du " + life.since->to_string(), "a day from " + life.since->to_string() + " on"};
    reading.report("dossier-dates-contradict", member(mapping, "until")->place(), {{"expected", after}, {"got", life.until_written}});
  }
  return life;
}

// Published later for certain: every source has a date and the first day it can mean is later.
bool is_later(const Reading& reading, const std::vector<std::string>& sources) {
  if (reading.hindsight || !reading.as_of || sources.empty()) return false;
  return std::ranges::all_of(sources, [&](const std::string& id) {
    const auto source = reading.sources.find(id);
    return source != reading.sources.end() && source->second.date && *source->second.date > *reading.as_of;
  });
}

Reading begin(const Node& root, const ReadingOptions& options) {
  Reading reading;
  reading.as_of = options.as_of ? options.as_of : day_of(root, "as_of");
  reading.hindsight = options.hindsight;
  reading.charts = options.charts;
  read_sources(reading, root);
  return reading;
}

std::vector<TimelineRecord> read_timeline(Reading& reading, const Node& root) {
  std::vector<TimelineRecord> records;
  const auto timeline = member(root, "timeline");
  if (!timeline || !timeline->is_sequence()) return records;
  for (std::size_t index = 0; index < timeline->size(); ++index) {
    const Node node = timeline->item(index);
    TimelineRecord record;
    record.date = read_partial_date(reading, node, "date");
    record.approximate = flag_of(node, "approximate", false);
    if (const auto event = member(node, "event")) record.event = words_of_both(*event);
    record.sources = read_source_ids(reading, node);
    record.place = node.place();
    const auto day = first_day(record.date);
    const bool is_later = !reading.hindsight && reading.as_of && day && *day > *reading.as_of;
    if (!is_later) records.push_back(std::move(record));
  }
  return records;
}

}  // namespace reprise::dossier::reading
