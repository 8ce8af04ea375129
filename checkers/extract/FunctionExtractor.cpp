//===-- checkers/extract/FunctionExtractor.cpp - One function -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/FunctionExtractor.h"

#include "checkers/extract/LastReference.h"
#include "checkers/extract/Loops.h"
#include "checkers/extract/Lowering.h"
#include "checkers/extract/Scopes.h"

#include "clang/Analysis/CFG.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;

namespace {

const CFG::BuildOptions &buildOptions() {
  static const CFG::BuildOptions Options = [] {
    CFG::BuildOptions BO;
    BO.AddImplicitDtors = true;
    BO.AddTemporaryDtors = true;
    BO.AddInitializers = true;
    BO.AddCXXDefaultInitExprInCtors = true;
    BO.AddCXXDefaultInitExprInAggregates = true;
    BO.AddStaticInitBranches = true;
    BO.AddRichCXXConstructors = true;
    BO.MarkElidedCXXConstructors = true;
    BO.PruneTriviallyFalseEdges = true;
    // Stores count wherever they stand, also in the middle of an expression.
    BO.setAlwaysAdd(Stmt::BinaryOperatorClass);
    BO.setAlwaysAdd(Stmt::CompoundAssignOperatorClass);
    BO.setAlwaysAdd(Stmt::UnaryOperatorClass);
    BO.setAlwaysAdd(Stmt::CXXNoexceptExprClass);
    BO.setAlwaysAdd(Stmt::CoawaitExprClass);
    BO.setAlwaysAdd(Stmt::CoyieldExprClass);
    return BO;
  }();
  return Options;
}

/// Lowers graphs one after the other into one function.
class GraphLowering {
public:
  GraphLowering(IrFunction &F, Lowering &L) : F(F), L(L) {}

  /// Lowers \p Graph from block \p Entry on; what leaves normally goes to \p Exit.
  void lower(const CFG &Graph, uint32_t Entry, uint32_t Exit, const Scopes &S);

private:
  void lowerBlock(const CFGBlock &B);
  void lowerElement(const CFGElement &E);
  void lowerStaticInitEntry(const CFGBlock &B);
  void follow(const Stmt *S);
  const CFGBlock *pastFirstTest(const CFGBlock &B, const CFGBlock *Target);
  void connect(const CFGBlock &B);
  void connectBranch(const CFGBlock &B, const Expr *Condition);
  void connectSwitch(const CFGBlock &B, const SwitchStmt *Switch);
  void connectDispatch(const CFGBlock &B);
  void throwOn(const CXXTryStmt *Try);
  void enterHandler(const CFGBlock *Target, const CXXCatchStmt *Catch);
  void edge(const CFGBlock *Target, std::optional<IrCondition> When = std::nullopt,
            std::optional<bool> Truth = std::nullopt);
  void endLogical(const CFGBlock *Target, const BinaryOperator *Joined);
  uint32_t blockOf(const CFGBlock *B) const { return Blocks.lookup(B); }
  uint32_t handlerOf(const CXXTryStmt *T) const;

  IrFunction &F;
  Lowering &L;
  const CFG *Graph = nullptr;
  const Scopes *S = nullptr;
  uint32_t Exit = 0;
  llvm::DenseMap<const CFGBlock *, uint32_t> Blocks;
  llvm::DenseMap<const Stmt *, uint32_t> Dispatch; ///< By try statement.
};

} // namespace

uint32_t GraphLowering::handlerOf(const CXXTryStmt *T) const {
  if (!T)
    return skeleton::NoIndex;
  auto It = Dispatch.find(T);
  return It == Dispatch.end() ? skeleton::NoIndex : It->second;
}

/// Blocks that can run, each after those it comes from, loops apart: values are
/// asked for after the calls that give them.
static std::vector<const CFGBlock *> inOrder(const CFG &Graph) {
  llvm::DenseSet<const CFGBlock *> Reached;
  std::vector<const CFGBlock *> Stack, Order;
  auto Push = [&](const CFGBlock *B) {
    if (B && Reached.insert(B).second)
      Stack.push_back(B);
  };
  Push(&Graph.getEntry());
  for (const CFGBlock *B : Graph.try_blocks())
    Push(B);
  while (!Stack.empty()) {
    const CFGBlock *B = Stack.back();
    Stack.pop_back();
    Order.push_back(B);
    for (const CFGBlock::AdjacentBlock &Next : B->succs())
      Push(Next.getReachableBlock());
  }
  // The graph is built from its end: numbers fall along the flow.
  llvm::sort(Order, [](const CFGBlock *A, const CFGBlock *B) {
    return A->getBlockID() > B->getBlockID();
  });
  return Order;
}

void GraphLowering::lower(const CFG &G, uint32_t Entry, uint32_t ExitBlock, const Scopes &Nesting) {
  Graph = &G;
  S = &Nesting;
  Exit = ExitBlock;
  Blocks.clear();
  Dispatch.clear();
  const std::vector<const CFGBlock *> Order = inOrder(G);
  for (const CFGBlock *B : Order)
    Blocks[B] = B == &G.getExit() ? Exit : L.newBlock();
  for (const CFGBlock *B : G.try_blocks())
    if (const Stmt *T = B->getTerminatorStmt())
      Dispatch[T] = blockOf(B);
  L.jump(Entry, blockOf(&G.getEntry()));
  for (const CFGBlock *B : Order)
    if (B != &G.getExit())
      lowerBlock(*B);
}

/// A block may begin before a `try` and end inside.
void GraphLowering::follow(const Stmt *Next) {
  if (!S->hasTry())
    return;
  const uint32_t Handler = handlerOf(S->tryAround(Next));
  IrBlock *Now = &F.Blocks[L.current()];
  if (Now->Handler == Handler)
    return;
  if (!Now->Ops.empty() || !Now->Edges.empty()) {
    const uint32_t Split = L.newBlock();
    L.jump(L.current(), Split);
    L.setCurrent(Split);
    Now = &F.Blocks[Split];
  }
  Now->Handler = Handler;
}

/// `static T v = …;` waits for whoever is initialising it.
void GraphLowering::lowerStaticInitEntry(const CFGBlock &B) {
  for (const CFGBlock::AdjacentBlock &Before : B.preds()) {
    const CFGBlock *P = Before.getReachableBlock();
    const auto *D = P ? dyn_cast_or_null<DeclStmt>(P->getTerminatorStmt()) : nullptr;
    // The first way is that of a variable already initialised.
    if (D && P->succ_size() == 2 && std::next(P->succ_begin())->getReachableBlock() == &B)
      if (const auto *V = dyn_cast<VarDecl>(D->getSingleDecl()))
        return L.enterStaticInit(V, V->getLocation());
  }
}

void GraphLowering::lowerBlock(const CFGBlock &B) {
  L.setCurrent(blockOf(&B));
  if (isa_and_nonnull<CXXCatchStmt>(B.getLabel())) {
    F.Blocks[L.current()].Flags |= skeleton::BF_Handler;
    follow(cast<CXXCatchStmt>(B.getLabel())->getHandlerBlock());
  }
  lowerStaticInitEntry(B);
  for (const CFGElement &E : B)
    lowerElement(E);
  if (B.hasNoReturnElement())
    F.Blocks[L.current()].Flags |= skeleton::BF_NoReturn;
  else
    connect(B);
}

void GraphLowering::lowerElement(const CFGElement &E) {
  if (const auto St = E.getAs<CFGStmt>()) {
    const ConstructionContext *CC = nullptr;
    if (const auto C = E.getAs<CFGConstructor>())
      CC = C->getConstructionContext();
    else if (const auto C = E.getAs<CFGCXXRecordTypedCall>())
      CC = C->getConstructionContext();
    follow(St->getStmt());
    L.statement(St->getStmt(), CC);
  } else if (const auto I = E.getAs<CFGInitializer>()) {
    L.initializer(I->getInitializer());
  } else if (const auto D = E.getAs<CFGAutomaticObjDtor>()) {
    const Stmt *End = D->getTriggerStmt();
    L.destroyVariable(D->getVarDecl(), End ? End->getEndLoc() : D->getVarDecl()->getLocation());
  } else if (const auto D = E.getAs<CFGTemporaryDtor>()) {
    L.destroyTemporary(D->getBindTemporaryExpr());
  } else if (const auto D = E.getAs<CFGMemberDtor>()) {
    L.destroyMember(D->getFieldDecl(), F.Decl->getLocation());
  } else if (const auto D = E.getAs<CFGBaseDtor>()) {
    L.destroyBase(D->getBaseSpecifier(), F.Decl->getLocation());
  } else if (const auto D = E.getAs<CFGDeleteDtor>()) {
    L.destroyDeleted(D->getDeleteExpr());
  } else if (const auto C = E.getAs<CFGCleanupFunction>()) {
    L.cleanUp(C->getVarDecl(), C->getFunctionDecl());
  }
}

//===----------------------------------------------------------------------===//
// Edges
//===----------------------------------------------------------------------===//

/// The `a && b` whose value is used, and whose ways meet at the start of \p B.
static const BinaryOperator *joinedAt(const CFGBlock &B) {
  const auto First = B.empty() ? std::nullopt : B.front().getAs<CFGStmt>();
  const auto *Op = First ? dyn_cast<BinaryOperator>(First->getStmt()) : nullptr;
  return Op && Op->isLogicalOp() ? Op : nullptr;
}

/// \p Truth: what the tests so far have come to, if \p Target asks for that.
void GraphLowering::edge(const CFGBlock *Target, std::optional<IrCondition> When,
                         std::optional<bool> Truth) {
  if (!Target)
    return;
  uint32_t To = blockOf(Target);
  if (const BinaryOperator *Joined = Truth ? joinedAt(*Target) : nullptr) {
    const uint32_t From = L.current(), Known = L.newBlock();
    L.setCurrent(Known);
    L.decide(Joined, *Truth);
    L.jump(Known, To);
    L.setCurrent(From);
    To = Known;
  }
  F.Blocks[L.current()].Edges.push_back({To, std::move(When)});
}

/// The last operand of a logical operator is its value.
void GraphLowering::endLogical(const CFGBlock *Target, const BinaryOperator *Joined) {
  const std::optional<IrCondition> When = L.condition(Joined->getRHS());
  if (!When)
    return edge(Target);
  edge(Target, When, true);
  edge(Target, negate(*When), false);
}

void GraphLowering::connectBranch(const CFGBlock &B, const Expr *Condition) {
  const CFGBlock *True = B.succ_begin()->getReachableBlock();
  const CFGBlock *False = std::next(B.succ_begin())->getReachableBlock();
  if (!True || !False || True == False) {
    edge(True ? True : False);
    return;
  }
  const std::optional<IrCondition> When = L.condition(Condition);
  const std::optional<bool> Last = sideOfLastReference(Condition, L.astContext());
  const uint32_t From = L.current();
  for (const bool Side : {true, false}) {
    const CFGBlock *Target = Side ? True : False;
    const std::optional<IrCondition> Meant = When && !Side ? std::optional(negate(*When)) : When;
    if (Last != Side) {
      edge(Target, Meant, Side);
      continue;
    }
    const uint32_t Told = L.newBlock();
    F.Blocks[From].Edges.push_back({Told, Meant});
    L.setCurrent(Told);
    L.lastReference(Condition->getExprLoc());
    edge(Target, std::nullopt, Side);
    L.setCurrent(From);
  }
}

void GraphLowering::connectSwitch(const CFGBlock &B, const SwitchStmt *Switch) {
  for (const CFGBlock::AdjacentBlock &Next : B.succs()) {
    const CFGBlock *Target = Next.getReachableBlock();
    if (!Target)
      continue;
    const auto *Case = dyn_cast_or_null<CaseStmt>(Target->getLabel());
    if (Case && !Case->getRHS())
      edge(Target, L.caseCondition(Switch->getCond(), Case->getLHS()));
    else
      edge(Target);
  }
}

/// Where exceptions of a `try` go: to each catch, and on, unless one catches all.
void GraphLowering::connectDispatch(const CFGBlock &B) {
  F.Blocks[L.current()].Flags |= skeleton::BF_Handler;
  const auto *Try = cast<CXXTryStmt>(B.getTerminatorStmt());
  // Clang's graph does not unwind. Which of them were made by then is not known.
  for (const VarDecl *V : llvm::reverse(S->variablesOf(Try)))
    L.unwind(V);
  for (const CFGBlock::AdjacentBlock &Next : B.succs()) {
    const CFGBlock *Target = Next.getReachableBlock();
    if (!Target)
      continue;
    if (const auto *Catch = dyn_cast_or_null<CXXCatchStmt>(Target->getLabel()))
      enterHandler(Target, Catch);
    else if (Target != &Graph->getExit())
      edge(Target); // The handlers of the `try` around.
    else
      throwOn(Try);
  }
}

static IrOp catchOp(const clang::Type *T, bool Suits, SourceLocation Where) {
  IrOp Op;
  Op.Kind = OpKind::Catch;
  Op.Thrown = T;
  Op.Aux = !Suits;
  Op.Where = Where;
  return Op;
}

/// One handler after the other: what the first does not take is for the next.
void GraphLowering::enterHandler(const CFGBlock *Target, const CXXCatchStmt *Catch) {
  const QualType T = Catch->getCaughtType();
  if (T.isNull())
    return edge(Target);
  const uint32_t Takes = L.newBlock(), PassesOn = L.newBlock();
  const clang::Type *Type = exceptionType(T);
  F.Blocks[Takes].Ops.push_back(catchOp(Type, true, Catch->getBeginLoc()));
  F.Blocks[PassesOn].Ops.push_back(catchOp(Type, false, Catch->getBeginLoc()));
  L.jump(L.current(), Takes);
  L.jump(L.current(), PassesOn);
  L.setCurrent(Takes);
  edge(Target);
  L.setCurrent(PassesOn);
}

void GraphLowering::throwOn(const CXXTryStmt *Try) {
  const uint32_t Leave = L.newBlock();
  IrOp Throw;
  Throw.Kind = OpKind::Throw;
  Throw.Aux = skeleton::TF_Again;
  Throw.Where = Try->getBeginLoc();
  F.Blocks[Leave].Ops.push_back(std::move(Throw));
  L.jump(L.current(), Leave);
}

/// Where a way goes on that leads to \p Target: past the test of a loop that surely runs.
const CFGBlock *GraphLowering::pastFirstTest(const CFGBlock &B, const CFGBlock *Target) {
  const Stmt *Loop = Target ? Target->getTerminatorStmt() : nullptr;
  if (!isa_and_nonnull<ForStmt, CXXForRangeStmt>(Loop) || B.getLoopTarget() == Loop ||
      !runsAtLeastOnce(Loop, L.astContext()))
    return Target;
  const CFGBlock *Body = Target->succ_begin()->getReachableBlock();
  return Body ? Body : Target;
}

void GraphLowering::connect(const CFGBlock &B) {
  const std::vector<IrOp> &Ops = F.Blocks[L.current()].Ops;
  if (!Ops.empty() && Ops.back().Kind == OpKind::Throw && !(Ops.back().Aux & skeleton::TF_May))
    return;
  const Stmt *T = B.getTerminatorStmt();
  if (isa_and_nonnull<CXXTryStmt>(T))
    return connectDispatch(B);
  if (const auto *Switch = dyn_cast_or_null<SwitchStmt>(T))
    return connectSwitch(B, Switch);
  // Whether a range has one more element is nobody's business.
  if (B.succ_size() == 2 && T && !isa<CXXForRangeStmt>(T) && B.getTerminator().isStmtBranch())
    return connectBranch(B, dyn_cast_or_null<Expr>(B.getTerminatorCondition()));
  for (const CFGBlock::AdjacentBlock &Next : B.succs()) {
    const CFGBlock *Target = Next.getReachableBlock();
    const BinaryOperator *Joined = Target && !T ? joinedAt(*Target) : nullptr;
    if (Joined)
      endLogical(Target, Joined);
    else
      edge(pastFirstTest(B, Target));
  }
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

static std::unique_ptr<CFG> buildGraph(UnitContext &U, const Decl *D, Stmt *Body) {
  std::unique_ptr<CFG> Graph = CFG::buildCFG(D, Body, &U.Context, buildOptions());
  if (Graph && Graph->getNumBlockIDs() > U.Options.MaxBlocks) {
    ++U.Stats.BoundsHit["MaxBlocks"];
    return nullptr;
  }
  return Graph;
}

std::optional<IrFunction> extract::extractFunction(UnitContext &U, const FunctionDecl *D) {
  ++U.Stats.FunctionsSeen;
  const std::unique_ptr<CFG> Graph = buildGraph(U, D, D->getBody());
  if (!Graph)
    return std::nullopt;
  IrFunction F;
  F.Decl = D;
  F.Library = U.From.isSystem(D);
  Lowering L(U, F);
  const Scopes S(D->getBody());
  for (const auto &[V, Depth] : S.depths())
    L.setDepth(V, Depth);
  L.beginFunction(D);
  for (const auto &[E, V] : S.composed())
    L.expect(E, V);
  const uint32_t Entry = L.newBlock(), Exit = L.newBlock();
  if (const auto *C = dyn_cast<CXXConstructorDecl>(D); C && !F.Library) {
    L.setCurrent(Entry);
    L.sizeItself(C);
  }
  GraphLowering(F, L).lower(*Graph, Entry, Exit, S);
  L.finish();
  return F;
}

std::optional<IrFunction>
extract::extractInitialisation(UnitContext &U, llvm::ArrayRef<const VarDecl *> Variables) {
  IrFunction F;
  F.ExtraFlags = skeleton::FF_StaticInit;
  Lowering L(U, F);
  uint32_t Before = L.newBlock();
  for (const VarDecl *V : Variables) {
    V = V->getInitializingDeclaration();
    if (!V || !V->getInit() || V->isStaticLocal() || V->isInvalidDecl() ||
        V->getType()->isDependentType() || V->getInit()->isValueDependent())
      continue;
    // Clang's graphs construct into variables where a statement declares them.
    auto *Made = new (U.Context)
        DeclStmt(DeclGroupRef(const_cast<VarDecl *>(V)), V->getBeginLoc(), V->getEndLoc());
    const std::unique_ptr<CFG> Graph = buildGraph(U, V, Made);
    if (!Graph)
      continue;
    const uint32_t After = L.newBlock();
    GraphLowering(F, L).lower(*Graph, Before, After, Scopes(Made));
    Before = After;
  }
  L.finish();
  return F;
}
