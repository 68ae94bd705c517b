package dev.retune.cluster.job;

import dev.retune.embedding.model.Embedder;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRangeReader;
import dev.retune.feedback.repository.DocumentRangeReader.IdRange;
import dev.retune.index.build.DocumentChunker;
import dev.retune.index.model.IndexSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.lucene.util.BytesRef;

/** The passages of a range of documents, read page by page and split as the build splits them. */
public final class DocumentSplitter implements Iterator<TextPassage> {
  // bounds memory: a body may have a million characters
  private static final int PAGE = 64;

  // so many ids are read by one task
  private static final long RANGE = 4_000;

  private final DocumentRangeReader documents;
  private final DocumentChunker chunker;
  private final IdRange range;
  private final ArrayDeque<TextPassage> passages = new ArrayDeque<>();
  private long next;

  /** Reads documents on a connection, which the caller closes afterwards. */
  public DocumentSplitter(
      Connection connection, IdRange range, IndexSpec spec, Supplier<Embedder> model) {
    this.documents = new DocumentRangeReader(connection);
    this.chunker = new DocumentChunker(spec, model);
    this.range = range;
    this.next = range.first();
  }

  /** Divides a range of ids into ranges that one task each reads. */
  public static List<IdRange> ranges(IdRange all) {
    List<IdRange> ranges = new ArrayList<>();
    for (long first = all.first(); first <= all.last(); first += RANGE) {
      ranges.add(new IdRange(first, Math.min(first + RANGE - 1, all.last())));
    }
    return ranges;
  }

  @Override
  public boolean hasNext() {
    while (passages.isEmpty() && next <= range.last()) {
      List<Document> page = page();
      next = page.size() < PAGE ? range.last() + 1 : page.getLast().id() + 1;
      for (Document document : page) {
        chunker
            .chunks(document)
            .forEach(chunk -> passages.add(new TextPassage(hex(chunk.hash()), chunk.embedded())));
      }
    }
    return !passages.isEmpty();
  }

  private List<Document> page() {
    try {
      return documents.read(new IdRange(next, range.last()), PAGE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(BytesRef hash) {
    return HexFormat.of().formatHex(hash.bytes, hash.offset, hash.offset + hash.length);
  }

  @Override
  public TextPassage next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return passages.remove();
  }
}
