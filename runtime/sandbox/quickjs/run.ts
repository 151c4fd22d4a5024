import type { Artifact, RunRequest } from "../engine.ts";
import type { Limits } from "../limits.ts";
import { type Failure, hostFailed, NO_USAGE, type Outcome, type Usage } from "../outcome.ts";
import { limitMessage, RunAborted, type Verdict } from "./aborted.ts";
import type { LoadedArtifact } from "./artifact-cache.ts";
import { Bridge } from "./bridge.ts";
import { describeError, judgeError } from "./guest-error.ts";
import { captureDelta } from "./image.ts";
import { TextTooLong } from "./instance.ts";
import { Meter } from "./meter.ts";
import type { Activity, Boot, Vm } from "./vm.ts";

/** Evaluates an artifact on the booted library and captures what that changed. */
export function loadArtifact(
  vm: Vm,
  boot: Boot,
  artifact: Artifact,
  limits: Limits,
): LoadedArtifact | { problem: Failure } {
  const { roots, image } = boot;
  vm.restore(image);
  const { instance } = vm;
  const meter = new Meter(limits);
  const activity: Activity = {
    memoryBytes: limits.memoryBytes,
    poll: (heapBytes) => meter.tick(heapBytes),
    call: () => {
      throw new RunAborted({ status: "engine-error", message: "The artifact acts before it is called." });
    },
  };
  try {
    const entry = vm.during(activity, () => {
      instance.exports.setMaxStackSize(roots.runtime, limits.stackBytes);
      const value = instance.evaluate(roots, artifact.js, `script:${artifact.name}`);
      const error = instance.exception(roots, value);
      if (error !== undefined) throw new RunAborted(judgeError(describeError(instance, roots, error)));
      if (instance.typeOf(roots, value) !== "function") {
        throw new RunAborted({
          status: "engine-error",
          message: "The artifact is not a function expression.",
        });
      }
      return value;
    });
    const delta = captureDelta(instance.bytes, instance.heapEnd, image);
    vm.holds(delta);
    return { delta, entry };
  } catch (error) {
    return { problem: outcomeOf(error, meter.usage(instance.heapBytes)) };
  }
}

/** Runs a loaded artifact from the pristine state. */
export function executeRun(
  vm: Vm,
  boot: Boot,
  loaded: LoadedArtifact,
  request: RunRequest,
  limits: Limits,
): Outcome {
  const { roots, invoke, image } = boot;
  vm.restore(image, loaded.delta);
  const { instance } = vm;
  const meter = new Meter(limits, request.cancelled);
  const bridge = new Bridge(instance, roots, meter, request.host, request.load);
  const activity: Activity = {
    memoryBytes: limits.memoryBytes,
    poll: (heapBytes) => meter.tick(heapBytes),
    call: (id, argc, argv) => bridge.call(id, argc, argv),
  };
  try {
    const response = vm.during(activity, () => {
      instance.exports.setMaxStackSize(roots.runtime, limits.stackBytes);
      const argument = instance.newString(roots, request.request);
      const result = instance.call(roots, invoke, [loaded.entry, argument]);
      const error = instance.exception(roots, result);
      if (error !== undefined) throw new RunAborted(judgeError(describeError(instance, roots, error)));
      if (instance.typeOf(roots, result) !== "string") {
        throw new RunAborted({ status: "engine-error", message: "The library's response is not a text." });
      }
      meter.memory(instance.heapBytes);
      return instance.readString(roots, result, limits.responseBytes).text;
    });
    return { status: "ok", response, usage: meter.usage(instance.heapBytes) };
  } catch (error) {
    return { ...outcomeOf(error, meter.usage(instance.heapBytes)), output: bridge.output };
  }
}

/** The outcome of a run that ended in an exception. */
export function outcomeOf(error: unknown, usage: Usage = NO_USAGE): Failure {
  return failure(judgeThrown(error), usage);
}

/** What an exception that came out of the engine means. */
function judgeThrown(error: unknown): Verdict {
  if (error instanceof RunAborted) return error.verdict;
  if (error instanceof TextTooLong) return { status: "limit", code: "limit-response-bytes" };
  // V8's own stack, on which the engine's frames lie too, ended before the engine's limit.
  if (error instanceof RangeError && error.message.includes("call stack")) {
    return { status: "limit", code: "limit-recursion" };
  }
  if (error instanceof WebAssembly.RuntimeError && error.message === "out of memory") {
    return { status: "limit", code: "limit-memory" };
  }
  const text = error instanceof Error ? error.message : String(error);
  return { status: "engine-error", message: `The engine failed: ${text}` };
}

function failure(verdict: Verdict, usage: Usage): Failure {
  switch (verdict.status) {
    case "limit":
      return { status: "limit", code: verdict.code, message: limitMessage(verdict.code), usage };
    case "host-error":
      return hostFailed(verdict.cause, usage);
    case "aborted":
      return { status: "aborted", code: "aborted", message: "The run was given up.", usage };
    case "engine-error":
      return { status: "engine-error", code: "engine-error", message: verdict.message, usage };
  }
}
