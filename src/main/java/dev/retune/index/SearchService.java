package dev.retune.index;

import dev.retune.embed.Models;
import dev.retune.fault.Unavailable;
import java.util.List;
import java.util.Optional;

/** Asks the live version, whichever it is now; safe for use by several threads. */
public final class SearchService implements AutoCloseable {
  private final IndexVersions versions;
  private final IndexStore store;
  private final Models models;
  private Optional<Open> current = Optional.empty();

  /** With where it finds the live version and its model. */
  public SearchService(IndexVersions versions, IndexStore store, Models models) {
    this.versions = versions;
    this.store = store;
    this.models = models;
  }

  /**
   * What was found.
   *
   * @param version the version that answered, such as {@code v3}
   * @param hits best first
   */
  public record Answer(String version, List<SearchHit> hits) {}

  /** An open version; closed when it is no longer live and nobody searches it any more. */
  private static final class Open {
    private final Searcher searcher;
    private final LazyModel model;
    private int users;
    private boolean left;

    Open(Searcher searcher, LazyModel model) {
      this.searcher = searcher;
      this.model = model;
    }

    void closeIfUnused() {
      if (left && users == 0) {
        searcher.close();
        model.close();
      }
    }
  }

  /**
   * The live version's answer.
   *
   * @throws Unavailable when no version is live
   */
  public Answer search(String text, int k, Mode mode) {
    Open open = enter();
    try {
      return new Answer(open.searcher.version().label(), open.searcher.search(text, k, mode));
    } finally {
      exit(open);
    }
  }

  private synchronized Open enter() {
    long live = versions.liveId().orElseThrow(() -> new Unavailable("index.noLive"));
    if (current.filter(open -> open.searcher.version().id() == live).isEmpty()) {
      follow(live);
    }
    Open open = current.orElseThrow();
    open.users++;
    return open;
  }

  private void follow(long live) {
    IndexVersion version = versions.named(IndexVersion.label(live));
    LazyModel model = new LazyModel(models, version.spec().modelId());
    Open next = new Open(Searcher.open(store, version, model), model);
    leave();
    current = Optional.of(next);
  }

  private void leave() {
    current.ifPresent(
        open -> {
          open.left = true;
          open.closeIfUnused();
        });
    current = Optional.empty();
  }

  private synchronized void exit(Open open) {
    open.users--;
    open.closeIfUnused();
  }

  /** Closes what is open as soon as the searches that use it are through. */
  @Override
  public synchronized void close() {
    leave();
  }
}
