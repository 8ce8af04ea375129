//===-- test/unit/skeleton/ValidateOpsTest.cpp - Wrong operations -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Corruptions.h"

using namespace holdwait::skeleton;

namespace {

//===----------------------------------------------------------------------===//
// Each way to be wrong
//===----------------------------------------------------------------------===//

const Corruption Corruptions[] = {
    {"OpKind", [](Unit &U) { U.Ops[1].Kind = bad<OpKind>(22); },
     "functions[0]: ops[1]: unknown kind 22"},
    {"OpWait", [](Unit &U) { U.Ops[1].Wait = bad<Waiting>(3); }, "ops[1]: unknown wait 3"},
    {"OpFile", [](Unit &U) { U.Ops[1].Where.File = 9999; }, "ops[1]: file 9999 is not one of"},
    {"OpFirstOperand", [](Unit &U) { U.Ops[1].FirstOperand = 9999; },
     "ops[1]: operand range 9999..10000 exceeds"},
    {"OpOperandCount", [](Unit &U) { U.Ops[1].OperandCount = NoIndex; }, "ops[1]: operand range"},
    {"OpResult", [](Unit &U) { opOf(U, OpKind::Acquire).Result = 9999; },
     "result 9999 is not one of"},
    {"AcquireObject", [](Unit &U) { opOf(U, OpKind::Acquire).Object = 0; },
     "object where none belongs"},
    {"AcquireValue", [](Unit &U) { opOf(U, OpKind::Acquire).Value = 9999; },
     "value 9999 is not one of"},
    {"AcquireCallee", [](Unit &U) { opOf(U, OpKind::Acquire).Callee = 0; },
     "callee where none belongs"},
    {"AcquireOther", [](Unit &U) { opOf(U, OpKind::Acquire).Other = 0; },
     "other where none belongs"},
    {"AcquireMode", [](Unit &U) { opOf(U, OpKind::Acquire).Variant = 4; }, "unknown mode 4"},
    {"AcquireExtra", [](Unit &U) { opOf(U, OpKind::Acquire).Extra = 1; },
     "extra where none belongs"},
    {"AcquireNothing", [](Unit &U) { opOf(U, OpKind::Acquire).OperandCount = 0; }, "no operands"},
    {"AcquireSuccess", [](Unit &U) { opOf(U, OpKind::Acquire).Aux = 2; },
     "unknown kind of success"},
    {"AcquireSuccessWithoutResult", [](Unit &U) { opOf(U, OpKind::Acquire, 1).Aux = 1; },
     "unknown kind of success"},
    {"AcquireOperandPath",
     [](Unit &U) { U.Operands[opOf(U, OpKind::Acquire).FirstOperand] = 9999; },
     "operand 9999 is not one of"},
    {"ReleaseNoObject", [](Unit &U) { opOf(U, OpKind::Release).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"ReleaseMode", [](Unit &U) { opOf(U, OpKind::Release).Variant = 4; }, "unknown mode 4"},
    {"ReleaseWait", [](Unit &U) { opOf(U, OpKind::Release).Wait = Waiting::Try; },
     "wait where none belongs"},
    {"ReleaseResult", [](Unit &U) { opOf(U, OpKind::Release).Result = 0; },
     "result where none belongs"},
    {"ReleaseAux", [](Unit &U) { opOf(U, OpKind::Release).Aux = 1; }, "aux where none belongs"},
    {"ReleaseOperands", [](Unit &U) { takeOperands(U, opOf(U, OpKind::Release)); },
     "operands where none belong"},
    {"InitNoObject", [](Unit &U) { opOf(U, OpKind::Init).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"InitValue", [](Unit &U) { opOf(U, OpKind::Init).Value = 9999; }, "value 9999 is not one of"},
    {"InitVariant", [](Unit &U) { opOf(U, OpKind::Init).Variant = 1; },
     "variant where none belongs"},
    {"InitTwoOverflows",
     [](Unit &U) {
       takeOperands(U, opOf(U, OpKind::Init));
       U.Operands.push_back(0);
       opOf(U, OpKind::Init).OperandCount = 2;
     },
     "a pool of several sizes"},
    {"GuardBindNoObject", [](Unit &U) { opOf(U, OpKind::GuardBind).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"GuardBindPolicy", [](Unit &U) { opOf(U, OpKind::GuardBind).Variant = 5; },
     "unknown guard policy 5"},
    {"GuardBindMode", [](Unit &U) { opOf(U, OpKind::GuardBind).Extra = 4; }, "unknown mode 4"},
    {"GuardBindCallee", [](Unit &U) { opOf(U, OpKind::GuardBind).Callee = 0; },
     "callee 0 is a record"},
    {"GuardBindOther", [](Unit &U) { opOf(U, OpKind::GuardBind).Other = 9999; },
     "other 9999 is not one of"},
    {"GuardBindWait", [](Unit &U) { opOf(U, OpKind::GuardBind).Wait = Waiting::Try; },
     "wait where none belongs"},
    {"GuardLockMode", [](Unit &U) { opOf(U, OpKind::GuardLock).Extra = 1; },
     "extra where none belongs"},
    {"GuardUnlockWait", [](Unit &U) { opOf(U, OpKind::GuardUnlock).Wait = Waiting::Timed; },
     "wait where none belongs"},
    {"GuardReleaseValue", [](Unit &U) { opOf(U, OpKind::GuardRelease).Value = 0; },
     "value where none belongs"},
    {"GuardMoveNoSource", [](Unit &U) { opOf(U, OpKind::GuardMove).Value = NoIndex; },
     "value 4294967295 is not one of"},
    {"GuardMoveSourceKind",
     [](Unit &U) { opOf(U, OpKind::GuardMove).Value = find(U, ValueKind::Constant); },
     "the source is not a load"},
    {"GuardSwapSourceKind",
     [](Unit &U) { opOf(U, OpKind::GuardSwap).Value = find(U, ValueKind::Address); },
     "the source is not a load"},
    {"GuardDestroyNoObject", [](Unit &U) { opOf(U, OpKind::GuardDestroy).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"CallKind", [](Unit &U) { opOf(U, OpKind::Call).Variant = 3; }, "unknown kind of call 3"},
    {"CallThrows", [](Unit &U) { opOf(U, OpKind::Call).Extra = 3; }, "unknown throws 3"},
    {"CallNoCallee", [](Unit &U) { opOf(U, OpKind::Call).Callee = NoIndex; },
     "a callee does not suit the kind of call"},
    {"CallCallee", [](Unit &U) { opOf(U, OpKind::Call).Callee = 9999; },
     "callee 9999 is not one of"},
    {"CallCalleeKind", [](Unit &U) { opOf(U, OpKind::Call).Callee = 0; }, "callee 0 is a record"},
    {"CallCalleeAndCallable", [](Unit &U) { opOf(U, OpKind::Call).Value = 0; },
     "a callable does not suit the kind of call"},
    {"CallThroughNothing", [](Unit &U) { opOf(U, OpKind::Call, 2).Value = NoIndex; },
     "a callable does not suit the kind of call"},
    {"CallThroughAndCallee", [](Unit &U) { opOf(U, OpKind::Call, 2).Callee = 9; },
     "a callee does not suit the kind of call"},
    {"CallOperandValue", [](Unit &U) { U.Operands[opOf(U, OpKind::Call).FirstOperand] = 9999; },
     "operand 9999 is not one of"},
    {"CallAux", [](Unit &U) { opOf(U, OpKind::Call).Aux = 8; }, "unknown flag of a call"},
    {"CallOther", [](Unit &U) { opOf(U, OpKind::Call).Other = 0; }, "other where none belongs"},
    {"SpawnNoCallable", [](Unit &U) { opOf(U, OpKind::Spawn).Value = NoIndex; },
     "value 4294967295 is not one of"},
    {"SpawnKind", [](Unit &U) { opOf(U, OpKind::Spawn).Aux = 5; }, "unknown kind of spawn 5"},
    {"SpawnExecutor", [](Unit &U) { opOf(U, OpKind::Spawn).Other = 9999; },
     "other 9999 is not one of"},
    {"SpawnCallee", [](Unit &U) { opOf(U, OpKind::Spawn).Callee = 9; },
     "callee where none belongs"},
    {"SpawnResult", [](Unit &U) { opOf(U, OpKind::Spawn).Result = 0; },
     "result where none belongs"},
    {"WaitKind", [](Unit &U) { opOf(U, OpKind::Wait).Aux = 11; }, "unknown kind of wait 11"},
    {"WaitOperandPath", [](Unit &U) { U.Operands[opOf(U, OpKind::Wait).FirstOperand] = 9999; },
     "operand 9999 is not one of"},
    {"NotifyKind", [](Unit &U) { opOf(U, OpKind::Notify).Aux = 11; }, "unknown kind of wait 11"},
    {"NotifyNoObject", [](Unit &U) { opOf(U, OpKind::Notify).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"AssignNoValue", [](Unit &U) { opOf(U, OpKind::Assign).Value = NoIndex; },
     "value 4294967295 is not one of"},
    {"AssignNoObject", [](Unit &U) { opOf(U, OpKind::Assign).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"ReturnValue", [](Unit &U) { opOf(U, OpKind::Return).Value = 9999; },
     "value 9999 is not one of"},
    {"ReturnObject", [](Unit &U) { opOf(U, OpKind::Return).Object = 0; },
     "object where none belongs"},
    {"ThrowValue", [](Unit &U) { opOf(U, OpKind::Throw).Value = 0; }, "value where none belongs"},
    {"ThrowType", [](Unit &U) { opOf(U, OpKind::Throw).Callee = find(U, "helper"); }, "callee"},
    {"ThrowFlags", [](Unit &U) { opOf(U, OpKind::Throw).Aux = 4; }, "unknown flag of a throw"},
    {"ThrowAgainType",
     [](Unit &U) { opOf(U, OpKind::Throw, 1).Callee = opOf(U, OpKind::Throw).Callee; },
     "what is thrown again has a type"},
    {"CatchNoType", [](Unit &U) { opOf(U, OpKind::Catch).Callee = NoIndex; },
     "callee 4294967295 is not one of"},
    {"CatchFlags", [](Unit &U) { opOf(U, OpKind::Catch).Aux = 2; }, "unknown flag of a catch"},
    {"DestroyNoObject", [](Unit &U) { opOf(U, OpKind::Destroy).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"SuspendObject", [](Unit &U) { opOf(U, OpKind::Suspend).Object = 0; },
     "object where none belongs"},
    {"MaskKind", [](Unit &U) { opOf(U, OpKind::Mask).Variant = 7; }, "unknown kind of mask 7"},
    {"MaskValue", [](Unit &U) { opOf(U, OpKind::Mask).Value = 9999; }, "value 9999 is not one of"},
};

class OpCorruptionTest : public ::testing::TestWithParam<Corruption> {};

TEST_P(OpCorruptionTest, IsRefused) { expectRefused(GetParam()); }
TEST_P(OpCorruptionTest, IsRefusedWhenRead) { expectRefusedWhenRead(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Each, OpCorruptionTest, ::testing::ValuesIn(Corruptions),
                         [](const auto &Info) { return std::string(Info.param.Name); });

} // namespace
