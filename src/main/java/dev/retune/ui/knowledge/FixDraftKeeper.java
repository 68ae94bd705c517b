package dev.retune.ui.knowledge;

import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.ItemKey;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.TaskRunner;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what the user types, shortly after the last key. What could not be stored stays here and is
 * stored later, also when another item is open by then.
 */
final class FixDraftKeeper {
  private static final Duration QUIET = Duration.ofMillis(600);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final KnowledgeGateway gateway;
  private final TaskRunner runner;
  private final Consumer<Throwable> failed;
  private final Map<ItemKey, DocumentText> unkept = new LinkedHashMap<>();
  private RunningTask waiting = () -> {};
  private boolean storing;

  FixDraftKeeper(KnowledgeGateway gateway, TaskRunner runner, Consumer<Throwable> failed) {
    this.gateway = gateway;
    this.runner = runner;
    this.failed = failed;
  }

  /** The user typed. */
  void typed(ItemKey item, DocumentText text) {
    unkept.put(item, text);
    schedule(QUIET);
  }

  /** What the user typed for an item and is not stored yet. */
  Optional<DocumentText> pending(ItemKey item) {
    return Optional.ofNullable(unkept.get(item));
  }

  /** A text of an item was proposed; what was typed since is another. */
  void proposed(ItemKey item, DocumentText text) {
    unkept.remove(item, text);
  }

  private void schedule(Duration quiet) {
    waiting.cancel();
    waiting = runner.later(quiet, this::flush);
  }

  /** Stores what is not stored yet. */
  void flush() {
    waiting.cancel();
    if (storing || unkept.isEmpty()) {
      return;
    }
    Map.Entry<ItemKey, DocumentText> next = unkept.entrySet().iterator().next();
    ItemKey item = next.getKey();
    DocumentText text = next.getValue();
    storing = true;
    runner.run(
        () -> {
          gateway.keepDraft(item, text);
          return item;
        },
        done -> {
          storing = false;
          unkept.remove(item, text);
          flush();
        },
        e -> {
          storing = false;
          failed.accept(e);
          schedule(RETRY);
        });
  }
}
