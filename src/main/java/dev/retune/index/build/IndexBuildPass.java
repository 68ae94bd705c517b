package dev.retune.index.build;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.model.Embedder.VectorSink;
import dev.retune.feedback.model.Document;
import dev.retune.index.build.PendingDocument.Slot;
import dev.retune.index.model.IndexFields;
import dev.retune.index.search.ExactTermLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.VectorUtil;

/**
 * One pass over all documents. It is both the source of the texts to embed and the receiver of
 * their vectors; unchanged documents and known texts are not embedded again. Only documents that
 * wait for a vector are held in memory.
 */
public final class IndexBuildPass implements Iterator<String>, VectorSink, AutoCloseable {
  // bounds memory: a body may have a million characters
  private static final int PAGE = 64;

  private final DocumentCorpus documents;
  private final DocumentChunker chunker;
  private final VectorCache known;
  private final IndexVersionWriter writer;
  private final ProgressMonitor monitor;
  private final DirectoryReader before;
  private final ExactTermLookup written;
  private final ExactTermLookup writtenHashes;
  private final long start = System.nanoTime();
  private final long total;

  private final ArrayDeque<PendingDocument> page = new ArrayDeque<>();
  private Map<BytesRef, float[]> stored = Map.of();
  private final ArrayDeque<Slot> wanted = new ArrayDeque<>();
  private final Map<Long, Slot> waiting = new HashMap<>();
  private final Set<Long> seen = new HashSet<>();
  private long last;
  private long asked;
  private long embedded;
  private long done;

  public IndexBuildPass(
      DocumentCorpus documents,
      DocumentChunker chunker,
      VectorCache known,
      IndexVersionWriter writer,
      ProgressMonitor monitor)
      throws IOException {
    this.documents = documents;
    this.chunker = chunker;
    this.known = known;
    this.writer = writer;
    this.monitor = monitor;
    this.total = documents.count();
    this.before = writer.reader();
    try {
      this.written = new ExactTermLookup(before, IndexFields.CONTENT);
      this.writtenHashes = new ExactTermLookup(before, IndexFields.HASH);
    } catch (RuntimeException | Error e) {
      IOUtils.closeWhileHandlingException(before);
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    while (wanted.isEmpty()) {
      monitor.check();
      if (page.isEmpty()) {
        read(documents.after(last, PAGE));
        if (page.isEmpty()) {
          return false;
        }
      }
      PendingDocument next = page.remove();
      last = next.document().id();
      take(next);
    }
    return true;
  }

  /** Splits the documents of a page, and asks the workspace for all of their vectors at once. */
  private void read(List<Document> next) {
    Set<BytesRef> hashes = new HashSet<>();
    for (Document document : next) {
      boolean unchanged = written.has(IndexFields.content(document).bytes());
      PendingDocument pending =
          new PendingDocument(document, unchanged ? List.of() : chunker.chunks(document));
      pending.chunks().forEach(chunk -> hashes.add(chunk.hash()));
      page.add(pending);
    }
    stored = hashes.isEmpty() ? Map.of() : known.stored(hashes);
  }

  private void take(PendingDocument pending) {
    seen.add(pending.document().id());
    if (pending.chunks().isEmpty()) {
      finished();
      return;
    }
    for (int i = 0; i < pending.chunks().size(); i++) {
      BytesRef hash = pending.chunks().get(i).hash();
      Optional<float[]> vector =
          known
              .find(hash)
              .or(() -> writtenHashes.vector(hash))
              .or(
                  () ->
                      Optional.ofNullable(stored.get(hash))
                          .map(raw -> normalized(raw, pending.document())));
      if (vector.isPresent()) {
        fill(new Slot(pending, i), vector.get());
      } else {
        wanted.add(new Slot(pending, i));
      }
    }
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Slot slot = wanted.remove();
    waiting.put(asked++, slot);
    return slot.text();
  }

  @Override
  public void accept(long position, float[] vector) {
    Slot slot = waiting.remove(position);
    if (slot == null) {
      throw new IllegalStateException("no text at position " + position);
    }
    embedded++;
    fill(slot, normalized(vector, slot.pending().document()));
  }

  private static float[] normalized(float[] vector, Document document) {
    double length = Math.sqrt(VectorUtil.dotProduct(vector, vector));
    if (!Double.isFinite(length)) {
      throw new InvalidInputException("index.badVector", document.externalId());
    }
    return length == 0 ? vector : VectorUtil.l2normalize(vector.clone());
  }

  private void fill(Slot slot, float[] vector) {
    PendingDocument pending = slot.pending();
    if (pending.fill(slot.chunk(), vector)) {
      try {
        writer.replace(pending.document(), pending.chunks(), pending.vectors());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      finished();
    }
  }

  private void finished() {
    done++;
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    monitor.at(new TaskProgress("stage.index", done, Math.max(done, total), elapsed));
  }

  /** A monitor for the model that passes on cancellation but not the model's own progress. */
  public ProgressMonitor stopping() {
    return monitor.reportingTo(_ -> {});
  }

  /** The ids of the documents seen so far. */
  public Set<Long> seen() {
    return seen;
  }

  /** The number of texts that the model embedded. */
  public long embedded() {
    return embedded;
  }

  @Override
  public void close() throws IOException {
    before.close();
  }
}
