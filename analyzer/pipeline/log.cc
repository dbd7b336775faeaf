#include "pipeline/log.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <vector>

namespace reprise::pipeline {

struct Log::Sinks {
  std::shared_ptr<spdlog::logger> logger;
  std::string problem;
};

Log::Log() : sinks_(std::make_unique<Sinks>()) {}

Log::Log(bool verbose, const std::string& file) : Log() {
  std::vector<spdlog::sink_ptr> sinks;
  if (verbose) {
    sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    sinks.back()->set_pattern("reprise: %v");
  }
  if (!file.empty()) {
    try {
      sinks.push_back(std::make_shared<spdlog::sinks::basic_file_sink_mt>(file));
      sinks.back()->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %v");
    } catch (const spdlog::spdlog_ex& error) {
      sinks_->problem = error.what();
    }
  }
  if (!sinks.empty()) sinks_->logger = std::make_shared<spdlog::logger>("reprise", sinks.begin(), sinks.end());
}

Log::Log(Log&&) noexcept = default;
Log& Log::operator=(Log&&) noexcept = default;
Log::~Log() = default;

const std::string& Log::problem() const { return sinks_->problem; }

void Log::note(std::string_view words) {
  if (sinks_->logger) sinks_->logger->info("{}", words);
}

Log::Step::Step(Log& log, std::string name) : log_(log), name_(std::move(name)), start_(std::chrono::steady_clock::now()) {}

Log::Step::~Step() {
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start_;
  if (log_.sinks_->logger) log_.sinks_->logger->info("{}: {:.1f} ms", name_, taken.count());
}

}  // namespace reprise::pipeline
