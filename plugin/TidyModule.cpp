//===-- plugin/TidyModule.cpp - libholdwait-tidy.so -----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Registers the checks with clang-tidy: `clang-tidy -load libholdwait-tidy.so
/// -checks=holdwait-*`.
///
//===----------------------------------------------------------------------===//

#include "checkers/tidy/FindingCheck.h"

#include "clang-tidy/ClangTidyModule.h"
#include "clang/Basic/Version.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang::tidy;

namespace {

class HoldwaitModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
    // A module of another LLVM would read wrong fields.
    if (!llvm::StringRef(clang::getClangFullVersion()).contains(CLANG_VERSION_STRING)) {
      llvm::errs() << "holdwait: made for Clang " CLANG_VERSION_STRING ", this is "
                   << clang::getClangFullVersion() << ": no checks are added\n";
      return;
    }
    for (llvm::StringRef Kind : holdwait::tidy::checkedKinds())
      Factories.registerCheckFactory(
          ("holdwait-" + Kind).str(), [Kind](llvm::StringRef Name, ClangTidyContext *Context) {
            return std::make_unique<holdwait::tidy::FindingCheck>(Kind, Name, Context);
          });
  }
};

} // namespace

static ClangTidyModuleRegistry::Add<HoldwaitModule>
    Registration("holdwait", "Potential deadlocks: lock-order cycles and other waits.");
