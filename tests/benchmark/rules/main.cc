// The program behind `tests/benchmark/run.sh rules`; rules.py calls it and says what it means.
//   measure RULES        one run of every mode, in turn: a JSON object a line with evaluations a second and the hash of the scores
//   check RULES          a sample of records of each state, one by one and in batch
//   memory RULES         peak MiB of columns and batch
//   run RULES MODE STATE TIMES   batch or single, over plain, nulls or digits: for a profiler
//   scores | records COUNT | print RULES LANGUAGE
#include <malloc.h>

#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>

#include "limits.h"
#include "ours.h"

namespace reprise::benchmark {
namespace {

using feel::Batch;

constexpr std::size_t kRecords = 100'000;
constexpr std::size_t kSample = 2'000;
const std::map<std::string, State> kStates = {{"plain", State::plain}, {"nulls", State::nulls}, {"digits", State::digits}};

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// FNV-1a of the scores as 32-bit integers, lowest byte first; peers compute the same.
template <typename Score>
std::uint64_t hash_of(std::span<const Score> scores) {
  std::uint64_t hash = 14'695'981'039'346'656'037u;
  for (const Score score : scores) {
    const auto bits = static_cast<std::uint32_t>(static_cast<std::int32_t>(score));
    for (int shift = 0; shift < 32; shift += 8) hash = (hash ^ (bits >> shift & 0xFF)) * 1'099'511'628'211u;
  }
  return hash;
}

template <typename Score>
void measure(const std::string& name, std::size_t rules, std::span<const Score> scores, const std::function<void()>& run) {
  const double start = cpu_seconds();
  run();
  const double taken = cpu_seconds() - start;
  std::cout << R"({"name":")" << name << R"(","rate":)" << static_cast<double>(scores.size() * rules) / taken << R"(,"records":)"
            << scores.size() << R"(,"hash":")" << hash_of(scores) << "\"}\n";
}

/// The evaluator that rule packs use record by record, without columns: for information.
void measure_evaluate(std::span<const feel::Expression> rules, const feel::Columns& columns) {
  std::vector<feel::Context> records;
  for (std::size_t row = 0; row < kSample; ++row) records.push_back(columns.record(row));
  std::vector<std::int64_t> scores(kSample);
  measure<std::int64_t>("ours/evaluate", rules.size(), scores, [&] {
    for (std::size_t row = 0; row < kSample; ++row) {
      for (const feel::Expression& rule : rules) scores[row] += rule.evaluate(records[row]).as_number().to_integer().value();
    }
  });
}

void measure_ours(const std::string& path, const Records& records) {
  const auto rules = compiled_rules(path);
  std::vector<std::int64_t> scores(kRecords);
  for (const auto& [name, state] : kStates) {
    const feel::Columns columns = columns_of(records, state);
    Scorer scorer(rules, columns);
    scorer.score(Batch::kMostRows, scores);
    measure<std::int64_t>("ours/batch/" + name, rules.size(), scores, [&] { scorer.score(Batch::kMostRows, scores); });
    measure<std::int64_t>("ours/single/" + name, rules.size(), scores, [&] { scorer.score(1, scores); });
    if (state == State::plain) measure_evaluate(rules, columns);
  }
}

void measure_limits(const std::string& path, const Records& records) {
  std::vector<Step> rules;
  for (const feel::Expression& rule : compiled_rules(path)) rules.push_back(planned(rule.syntax()));
  const Rows rows(records);
  const DoubleColumns columns(records);
  std::vector<double> scores(kRecords);
  const auto limit = [&](const std::string& name, const std::function<void()>& run) {
    run();
    measure<double>(name, rules.size(), scores, run);
  };
  limit("limit/by hand", [&] { score_by_hand(rows, scores); });
  limit("limit/tree walk", [&] { score_by_walk(rules, rows, scores); });
  limit("limit/columnar", [&] { o2::score_in_columns(rules, columns, scores); });
  if (__builtin_cpu_supports("avx2")) limit("limit/columnar avx2", [&] { o3_avx2::score_in_columns(rules, columns, scores); });
}

int check(const std::string& path) {
  const auto rules = compiled_rules(path);
  const Records records = draw_records(kRecords);
  int differences = 0;
  for (const auto& [name, state] : kStates) {
    const feel::Columns columns = columns_of(records, state);
    Scorer scorer(rules, columns);
    const std::string difference = scorer.first_difference(rules, columns, kSample);
    std::cout << name << ": " << scorer.in_columns() << " of " << rules.size() << " rules run in columns; " << kSample
              << " records one by one and in batch: " << (difference.empty() ? "the same answers" : difference) << '\n';
    differences += difference.empty() ? 0 : 1;
  }
  return differences == 0 ? 0 : 1;
}

long peak_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word == "VmHWM:") return status >> word, std::stol(word);
  }
  return 0;
}

/// The generator's own records are freed before the peak is counted anew; the columns and the batch are in it.
void memory(const std::string& path) {
  auto records = std::make_unique<Records>(draw_records(kRecords));
  const feel::Columns columns = columns_of(*records, State::plain);
  records.reset();
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << 5;
  const long before = peak_kib();
  Scorer scorer(compiled_rules(path), columns);
  std::vector<std::int64_t> scores(kRecords);
  scorer.score(Batch::kMostRows, scores);
  std::cout << R"({"peak_mib":)" << static_cast<double>(peak_kib()) / 1024 << R"(,"before_mib":)" << static_cast<double>(before) / 1024
            << "}\n";
}

void run(const std::string& path, const std::string& mode, const std::string& state, int times) {
  const feel::Columns columns = columns_of(draw_records(kRecords), kStates.at(state));
  const auto rules = compiled_rules(path);
  Scorer scorer(rules, columns);
  std::vector<std::int64_t> scores(kRecords);
  for (int time = 0; time < times; ++time) {
    measure<std::int64_t>("ours/" + mode + "/" + state, rules.size(), scores,
                          [&] { scorer.score(mode == "single" ? 1 : Batch::kMostRows, scores); });
  }
}

void print_scores() {
  const Rows rows(draw_records(kRecords));
  std::vector<double> scores(kRecords);
  score_by_hand(rows, scores);
  for (const double score : scores) std::cout << static_cast<std::int64_t>(score) << '\n';
}

int main_of(const std::vector<std::string>& words) {
  const std::string command = words.empty() ? "" : words[0];
  if (command == "measure" && words.size() == 2) {
    const Records records = draw_records(kRecords);
    measure_ours(words[1], records);
    measure_limits(words[1], records);
  } else if (command == "check" && words.size() == 2) {
    return check(words[1]);
  } else if (command == "memory" && words.size() == 2) {
    memory(words[1]);
  } else if (command == "run" && words.size() == 5) {
    run(words[1], words[2], words[3], std::stoi(words[4]));
  } else if (command == "scores" && words.size() == 1) {
    print_scores();
  } else if (command == "records" && words.size() == 2) {
    const std::size_t count = std::stoul(words[1]);
    write_json(draw_records(count), count, std::cout);
  } else if (command == "print" && words.size() == 3) {
    for (const feel::Expression& rule : compiled_rules(words[1])) std::cout << printed(planned(rule.syntax()), words[2]) << '\n';
  } else {
    std::cerr << "usage: see the head of tests/benchmark/rules/main.cc\n";
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace reprise::benchmark

int main(int count, char** words) {
  try {
    std::ios::sync_with_stdio(false);
    return reprise::benchmark::main_of(std::vector<std::string>(words + 1, words + count));
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 1;
  }
}
