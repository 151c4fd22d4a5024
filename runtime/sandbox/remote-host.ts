import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { Artifact, Budget } from "./engine.ts";
import { type Answer, type JobHost, type Question, SIGNAL } from "./messages.ts";
import { NO_USAGE } from "./outcome.ts";

/** Stands for an error that the host threw on its own thread, where the pool has kept it. */
export class RemoteHostError extends Error {}

/**
 * The worker's end of a host that lives on the pool's thread: asks by message and sleeps until the answer is
 * there. So the run stays synchronous however long an asynchronous host takes.
 */
export class RemoteHost {
  #questions = 0;

  constructor(
    readonly port: MessagePort,
    readonly signals: Int32Array,
  ) {}

  /** The host functions of one job. */
  forJob(job: number): JobHost {
    return {
      host: (text, budget) => this.#ask(job, "host", text, budget) as string,
      load: (name, budget) => this.#ask(job, "load", name, budget) as Artifact | undefined,
    };
  }

  #ask(job: number, kind: Question["kind"], text: string, budget: Budget): Answer["value"] {
    const question = ++this.#questions;
    let seen = Atomics.load(this.signals, SIGNAL.answers);
    this.port.postMessage({ question, job, kind, text } satisfies Question);
    for (;;) {
      const answer = this.#receive(question);
      if (answer?.failed) throw new RemoteHostError("The host failed.");
      if (answer) return answer.value;
      Atomics.wait(this.signals, SIGNAL.answers, seen, budget.remaining().milliseconds + 1);
      seen = Atomics.load(this.signals, SIGNAL.answers);
      // Throws when the time is up or the job has been given up meanwhile.
      budget.charge(NO_USAGE);
    }
  }

  /** Answers to questions of an earlier run, which did not wait for them, are dropped. */
  #receive(question: number): Answer | undefined {
    for (;;) {
      const received = receiveMessageOnPort(this.port) as { message: Answer } | undefined;
      if (received === undefined || received.message.question === question) return received?.message;
    }
  }
}
