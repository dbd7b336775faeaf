#include "base/texts.h"

namespace reprise::base::texts {
namespace {

constexpr DiagnosticText kTexts[] = {
    {"file-missing", Severity::error, "no such file: {path}", "fichier introuvable : {path}", "", ""},
    {"file-is-folder", Severity::error, "expected a file, got a folder: {path}", "un fichier est attendu, {path} est un dossier", "", ""},
    {"file-unreadable", Severity::error, "cannot read {path}: {reason}", "lecture impossible de {path} : {reason}", "", ""},
    {"file-too-large", Severity::error, "expected a file of at most 64 MiB, got {size} MiB: {path}",
     "un fichier de 64 Mio au plus est attendu, {path} en fait {size}", "split the file", "scindez le fichier"},
    {"folder-missing", Severity::error, "no such folder: {path}", "dossier introuvable : {path}", "", ""},
    {"file-unwritable", Severity::error, "cannot write {path}: {reason}", "écriture impossible de {path} : {reason}", "", ""},
};

}  // namespace

std::span<const DiagnosticText> files() { return kTexts; }

}  // namespace reprise::base::texts
