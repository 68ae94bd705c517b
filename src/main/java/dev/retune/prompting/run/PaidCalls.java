package dev.retune.prompting.run;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.persistence.SqlTime;
import dev.retune.prompting.endpoint.LanguageModel;
import dev.retune.prompting.endpoint.ModelReply;
import dev.retune.prompting.endpoint.ModelRequest;
import dev.retune.prompting.endpoint.SpendingLimit;
import dev.retune.prompting.endpoint.SpendingLimit.Reservation;
import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.prompting.store.PromptCallRepository;
import dev.retune.prompting.store.StoredCall;
import dev.retune.prompting.store.StoredCall.CallKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The calls of a run. What is stored is not asked again, and what arrives is stored at once. A
 * cancelled run waits for the replies under way, which are paid for.
 */
final class PaidCalls {
  private static final int ATTEMPTS = 2;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final LanguageModel endpoint;
  private final SpendingLimit limit;
  private final PromptCallRepository calls;
  private final long run;
  private final int parallel;
  private final Clock clock;
  private final Map<CallKey, StoredCall> stored = new ConcurrentHashMap<>();

  PaidCalls(
      LanguageModel endpoint,
      SpendingLimit limit,
      PromptCallRepository calls,
      long run,
      int parallel,
      Clock clock) {
    this.endpoint = endpoint;
    this.limit = limit;
    this.calls = calls;
    this.run = run;
    this.parallel = parallel;
    this.clock = clock;
    calls.of(run).forEach(call -> stored.put(call.key(), call));
  }

  /**
   * A call that is needed.
   *
   * @param request created when it is sent, since it may depend on earlier replies
   * @param usable whether a reply says what was asked for
   */
  record NeededCall(CallKey key, Supplier<ModelRequest> request, Predicate<String> usable) {}

  Optional<String> reply(CallKey key) {
    return Optional.ofNullable(stored.get(key)).map(StoredCall::reply);
  }

  /** Makes all calls that are not stored, in their order. */
  void make(String stage, List<NeededCall> needed, ProgressMonitor monitor) {
    List<NeededCall> open =
        needed.stream().filter(call -> !stored.containsKey(call.key())).toList();
    int before = needed.size() - open.size();
    long since = System.nanoTime();
    if (parallel == 1 || open.size() < 2) {
      for (int i = 0; i < open.size(); i++) {
        monitor.check();
        report(monitor, stage, before + i, needed.size(), before, since);
        make(open.get(i));
      }
    } else {
      makeTogether(
          open,
          done -> report(monitor, stage, before + done, needed.size(), before, since),
          monitor);
    }
    report(monitor, stage, needed.size(), needed.size(), before, since);
  }

  private static void report(
      ProgressMonitor monitor, String stage, int done, int all, int before, long since) {
    monitor.at(
        new TaskProgress(
            stage, done, all, Duration.ofNanos(System.nanoTime() - since), before, false));
  }

  private void makeTogether(List<NeededCall> open, IntConsumer done, ProgressMonitor monitor) {
    AtomicBoolean stopped = new AtomicBoolean();
    // closing waits for the replies under way
    try (ExecutorService pool =
        Executors.newFixedThreadPool(parallel, Thread.ofVirtual().factory())) {
      ExecutorCompletionService<Boolean> finished = new ExecutorCompletionService<>(pool);
      for (NeededCall call : open) {
        finished.submit(
            () -> {
              if (!stopped.get()) {
                make(call);
              }
              return Boolean.TRUE;
            });
      }
      try {
        for (int i = 0; i < open.size(); i++) {
          done.accept(i);
          next(finished, monitor);
        }
      } finally {
        stopped.set(true);
      }
    }
  }

  private static void next(ExecutorCompletionService<Boolean> finished, ProgressMonitor monitor) {
    while (true) {
      monitor.check();
      try {
        Future<Boolean> one = finished.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (one != null) {
          one.get();
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new CompletionException(e.getCause());
      }
    }
  }

  private void make(NeededCall call) {
    StoredCall made = usable(call);
    calls.add(run, made);
    stored.put(made.key(), made);
  }

  /**
   * Asks until a reply can be used, without storing it.
   *
   * @throws UnavailableException when none can
   */
  StoredCall usable(NeededCall call) {
    ModelRequest request = call.request().get();
    for (int attempt = 1; ; attempt++) {
      ModelReply reply = ask(request);
      StoredCall made =
          new StoredCall(
              call.key().kind(),
              call.key().caseNumber(),
              call.key().version(),
              call.key().turn(),
              reply.text(),
              reply.usage(),
              SqlTime.now(clock));
      if (reply.defect() == ModelReply.Defect.NONE && call.usable().test(reply.text())) {
        return made;
      }
      calls.addUnusable(run, made);
      if (attempt == ATTEMPTS) {
        throw new UnavailableException(sentence(reply.defect()), request.model());
      }
    }
  }

  private static String sentence(ModelReply.Defect defect) {
    return switch (defect) {
      case NONE -> "prompts.endpoint.notUnderstood";
      case EMPTY -> "prompts.endpoint.noChoice";
      case CUT -> "prompts.endpoint.cut";
    };
  }

  private ModelReply ask(ModelRequest request) {
    Reservation reservation = limit.reserve(request);
    try {
      ModelReply reply = endpoint.ask(request);
      limit.settle(reservation, reply.usage());
      return reply;
    } catch (RuntimeException e) {
      limit.release(reservation);
      throw e;
    }
  }

  TokenUsage spent() {
    return limit.spent();
  }
}
