package dev.retune.ui.navigation;

import dev.retune.ui.task.RunningTask;
import java.time.Duration;
import java.util.List;

/** Keeps the drafts of a screen: saves them shortly after the last edit. */
public final class ScreenDrafts {
  private static final Duration QUIET = Duration.ofMillis(200);

  private final DraftStore store;
  private final ScreenContext context;
  private RunningTask waiting = () -> {};

  /** Saves into a store. */
  public ScreenDrafts(DraftStore store, ScreenContext context) {
    this.store = store;
    this.context = context;
  }

  /** Reads the drafts; may block. */
  public void load() {
    store.load();
  }

  /** Returns the texts of a draft; empty if there is none. */
  public List<String> texts(String draft) {
    return store.texts(draft);
  }

  /** Returns the only text of a draft; empty if there is none. */
  public String text(String draft) {
    return String.join("", texts(draft));
  }

  /** Keeps a draft of one text; a blank one is removed. */
  public void keep(String draft, String text) {
    keep(draft, text.isBlank() ? List.of() : List.of(text));
  }

  /** Keeps a draft; without texts it is removed. */
  public void keep(String draft, List<String> texts) {
    if (texts(draft).equals(texts)) {
      return;
    }
    store.put(draft, texts);
    waiting.cancel();
    waiting = context.runner().later(QUIET, this::save);
  }

  private void save() {
    context
        .runner()
        .run(
            () -> {
              store.save();
              return true;
            },
            saved -> {},
            context.notices()::failed);
  }
}
