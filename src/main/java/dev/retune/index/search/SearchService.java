package dev.retune.index.search;

import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.model.SearchMode;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/** Searches the current live version, or another one. Thread-safe. */
public final class SearchService implements AutoCloseable {
  private final IndexVersionRepository versions;
  private final IndexDirectoryStore store;
  private final ModelCatalog models;
  private final Map<Long, Open> opened = new LinkedHashMap<>();

  /** Creates a service. */
  public SearchService(
      IndexVersionRepository versions, IndexDirectoryStore store, ModelCatalog models) {
    this.versions = versions;
    this.store = store;
    this.models = models;
  }

  /**
   * The result of a search.
   *
   * @param version the version that was searched, such as {@code v3}
   * @param hits best first
   */
  public record Answer(String version, List<SearchHit> hits) {}

  /** An open version; closed when it is no longer live and all searches in it have ended. */
  private static final class Open {
    private final VersionSearcher searcher;
    private int users;
    private boolean left;

    Open(VersionSearcher searcher) {
      this.searcher = searcher;
    }

    void closeIfUnused() {
      if (left && users == 0) {
        searcher.close();
      }
    }
  }

  /**
   * Searches the live version.
   *
   * @throws UnavailableException when no version is live
   */
  public Answer search(String text, int k, SearchMode mode) {
    return search(live(), text, k, mode);
  }

  private long live() {
    return versions.liveId().orElseThrow(() -> new UnavailableException("index.noLive"));
  }

  /** Searches any complete version; the last one used stays open besides the live one. */
  public Answer search(long version, String text, int k, SearchMode mode) {
    Open open = enter(version);
    try {
      return new Answer(open.searcher.version().label(), open.searcher.search(text, k, mode));
    } finally {
      exit(open);
    }
  }

  private synchronized Open enter(long id) {
    long live = versions.liveId().orElse(id);
    leave(other -> other != id && other != live);
    Open open = opened.get(id);
    if (open == null) {
      IndexVersion version = versions.named(IndexVersion.label(id));
      open = new Open(VersionSearcher.open(store, version, models));
      opened.put(id, open);
    }
    open.users++;
    return open;
  }

  private void leave(LongPredicate which) {
    opened
        .entrySet()
        .removeIf(
            entry -> {
              if (!which.test(entry.getKey())) {
                return false;
              }
              entry.getValue().left = true;
              entry.getValue().closeIfUnused();
              return true;
            });
  }

  private synchronized void exit(Open open) {
    open.users--;
    open.closeIfUnused();
  }

  /** Closes all versions as soon as their searches have ended. */
  @Override
  public synchronized void close() {
    leave(id -> true);
  }
}
