import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Artifact } from "./engine.ts";
import { WORKER_STACK_MB } from "./limits.ts";
import {
  type Answer,
  type JobMessage,
  type Question,
  SIGNAL,
  type WorkerMessage,
  type WorkerSetup,
} from "./messages.ts";
import type { Outcome } from "./outcome.ts";

/** A host that lives on the pool's thread. */
export interface LocalHost {
  answer(question: Question): string | Artifact | undefined | Promise<string | Artifact | undefined>;
}

/** What happens to a worker. After `gone` it is of no more use. */
export interface WorkerEvents {
  ready(): void;
  outcome(job: number, outcome: Outcome): void;
  gone(reason: string): void;
}

/** How many artifacts a worker remembers. */
const MAX_KNOWN = 512;

/** One worker thread, seen from the pool. */
export class PoolWorker {
  readonly #worker: Worker;
  readonly #signals = new Int32Array(new SharedArrayBuffer(4 * SIGNAL.words));
  readonly #port: MessagePort | undefined;
  /** Ids of the artifacts that the worker has, oldest first. */
  readonly #known = new Set<number>();
  #events: WorkerEvents | undefined;

  constructor(
    url: URL,
    setup: Omit<WorkerSetup, "signals" | "host">,
    host: { module: string; data: unknown } | LocalHost,
    events: WorkerEvents,
  ) {
    this.#events = events;
    const channel = "answer" in host ? new MessageChannel() : undefined;
    this.#port = channel?.port1;
    this.#port?.on("message", (question: Question) => void this.#answer(question, host as LocalHost));
    const data: WorkerSetup = {
      ...setup,
      signals: this.#signals.buffer as SharedArrayBuffer,
      host: channel ? { port: channel.port2 } : (host as { module: string; data: unknown }),
    };
    this.#worker = new Worker(url, {
      workerData: data,
      transferList: channel ? [channel.port2] : [],
      resourceLimits: { stackSizeMb: WORKER_STACK_MB },
    });
    this.#worker.on("message", (message: WorkerMessage) => this.#receive(message));
    this.#worker.on("error", (error) => this.#gone(error instanceof Error ? error.message : String(error)));
    this.#worker.on("exit", (code) => this.#gone(`the worker exited with code ${code}`));
  }

  /** Sends a job; the artifact goes along only when the worker does not have it yet. */
  run(job: Omit<JobMessage, "artifact" | "forget">, artifact: Artifact): void {
    this.ref();
    const isKnown = this.#known.has(job.artifactId);
    const forget: number[] = [];
    if (!isKnown) {
      for (const id of this.#known) {
        if (this.#known.size < MAX_KNOWN) break;
        this.#known.delete(id);
        forget.push(id);
      }
    }
    this.#worker.postMessage({
      ...job,
      forget,
      artifact: isKnown ? undefined : artifact,
    } satisfies JobMessage);
    this.#known.add(job.artifactId);
  }

  /** Asks the worker to give a job up at the next occasion. */
  cancel(job: number): void {
    Atomics.store(this.#signals, SIGNAL.cancelled, job);
    this.#wake();
  }

  /** Ends the thread whatever it is doing. No event follows. */
  async terminate(): Promise<void> {
    this.#events = undefined;
    this.#port?.close();
    await this.#worker.terminate();
  }

  /** An idle worker does not keep the process alive; one that starts or runs does. */
  unref(): void {
    this.#worker.unref();
    this.#port?.unref();
  }

  ref(): void {
    this.#worker.ref();
    this.#port?.ref();
  }

  #receive(message: WorkerMessage): void {
    if (message.kind === "ready") this.#events?.ready();
    else if (message.kind === "outcome") this.#events?.outcome(message.job, message.outcome);
    else {
      this.#gone(message.message);
      void this.#worker.terminate();
    }
  }

  #gone(reason: string): void {
    const events = this.#events;
    this.#events = undefined;
    this.#port?.close();
    events?.gone(reason);
  }

  async #answer({ question, ...rest }: Question, host: LocalHost): Promise<void> {
    let answer: Answer;
    try {
      answer = { question, value: await host.answer({ question, ...rest }), failed: false };
    } catch {
      answer = { question, failed: true };
    }
    if (this.#events === undefined) return;
    try {
      this.#port?.postMessage(answer);
    } catch {
      this.#port?.postMessage({ question, failed: true } satisfies Answer);
    }
    this.#wake();
  }

  #wake(): void {
    Atomics.add(this.#signals, SIGNAL.answers, 1);
    Atomics.notify(this.#signals, SIGNAL.answers);
  }
}
