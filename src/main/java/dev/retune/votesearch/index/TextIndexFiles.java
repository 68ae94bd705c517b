package dev.retune.votesearch.index;

import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.repository.VoteChangeRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a workspace's text index, opened on first use. */
final class TextIndexFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TextIndexFiles.class);

  private final Path home;
  private final VoteChangeRepository changes;
  private Optional<TextIndexDirectory> opened = Optional.empty();

  TextIndexFiles(Path home, VoteChangeRepository changes) {
    this.home = home;
    this.changes = changes;
  }

  /** Queries the last commit. */
  <T> T answer(VoteTextIndex.Question<T> question) throws IOException {
    SearcherManager manager = directory().searchers();
    IndexSearcher searcher = manager.acquire();
    try {
      return question.ask(searcher);
    } finally {
      manager.release(searcher);
    }
  }

  boolean exists() {
    return commitData().isPresent();
  }

  SyncPositions positions() {
    return commitData().map(SyncPositions::read).orElse(SyncPositions.NONE);
  }

  /** User data of the last commit; empty when it is missing, unreadable or of another format. */
  Optional<Map<String, String>> commitData() {
    try {
      return directory().commitData();
    } catch (IOException e) {
      LOG.warn("the text index {} cannot be read and will be rebuilt", this, e);
      return Optional.empty();
    }
  }

  synchronized TextIndexDirectory directory() {
    if (opened.isEmpty()) {
      try {
        opened =
            Optional.of(
                new TextIndexDirectory(home.resolve("find").resolve(changes.workspaceId())));
      } catch (IOException e) {
        throw unusable(e);
      }
    }
    return opened.get();
  }

  UnavailableException unusable(IOException e) {
    return new UnavailableException(
        e, "votesearch.unusable", home.resolve("find").toString(), String.valueOf(e.getMessage()));
  }

  @Override
  public synchronized void close() throws IOException {
    if (opened.isPresent()) {
      opened.get().close();
      opened = Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "below " + home;
  }
}
