import { parentPort, workerData } from "node:worker_threads";
import { type Artifact, createEngine, type Engine } from "./engine.ts";
import {
  type HostModule,
  type JobHost,
  type JobMessage,
  SIGNAL,
  type WorkerMessage,
  type WorkerSetup,
} from "./messages.ts";
import { hostFailed, type Outcome } from "./outcome.ts";
import { RemoteHost } from "./remote-host.ts";

/** The entry of a pool's worker thread: one engine, one job at a time. */

type HostOf = (job: JobMessage) => JobHost;

const setup = workerData as WorkerSetup;
const signals = new Int32Array(setup.signals);
const artifacts = new Map<number, Artifact>();

try {
  const engine = await createEngine(setup);
  const hostOf = await connectHost(engine);
  parentPort?.on("message", (job: JobMessage) => send(job.job, run(engine, hostOf, job)));
  parentPort?.postMessage({ kind: "ready" } satisfies WorkerMessage);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  parentPort?.postMessage({ kind: "failed", message } satisfies WorkerMessage);
}

async function connectHost(engine: Engine): Promise<HostOf> {
  if ("port" in setup.host) {
    const remote = new RemoteHost(setup.host.port, signals);
    return (job) => remote.forJob(job.job);
  }
  const module = (await import(setup.host.module)) as HostModule;
  const factory = await module.createHost({ data: setup.host.data, engine });
  return (job) => factory(job.context);
}

function run(engine: Engine, hostOf: HostOf, job: JobMessage): Outcome {
  for (const id of job.forget) artifacts.delete(id);
  if (job.artifact) artifacts.set(job.artifactId, job.artifact);
  const artifact = artifacts.get(job.artifactId);
  if (artifact === undefined) throw new Error("The pool named an artifact that this worker does not have.");
  let jobHost: JobHost;
  try {
    jobHost = hostOf(job);
  } catch (cause) {
    return hostFailed(cause);
  }
  const { host, load } = jobHost;
  const cancelled = () => Atomics.load(signals, SIGNAL.cancelled) === job.job;
  return engine.run({ artifact, request: job.request, limits: job.limits, host, load, cancelled });
}

/** The cause of a host error may be anything, also what cannot be sent. */
function send(job: number, outcome: Outcome): void {
  const message = { kind: "outcome", job, outcome } satisfies WorkerMessage;
  try {
    parentPort?.postMessage(message);
  } catch {
    const cause = "cause" in outcome ? new Error(String(outcome.cause)) : undefined;
    parentPort?.postMessage({ ...message, outcome: { ...outcome, cause } as Outcome });
  }
}
