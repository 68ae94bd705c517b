package dev.retune.index.search;

import dev.retune.index.model.RawVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Repeatedly looks up chunks by an exact term, keeping the term dictionaries open. Not thread-safe.
 */
public final class ExactTermLookup {
  private final List<Leaf> leaves = new ArrayList<>();

  /** Creates a lookup over a field of open files. */
  public ExactTermLookup(IndexReader reader, String field) {
    try {
      for (var context : reader.leaves()) {
        var terms = context.reader().terms(field);
        if (terms != null) {
          leaves.add(new Leaf(context.reader(), terms.iterator()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether any chunk has the term. */
  public boolean has(BytesRef term) {
    return leaves.stream().anyMatch(leaf -> leaf.first(term) != DocIdSetIterator.NO_MORE_DOCS);
  }

  /** The model's original vector of a chunk with the term. */
  public Optional<float[]> vector(BytesRef term) {
    for (Leaf leaf : leaves) {
      int chunk = leaf.first(term);
      if (chunk != DocIdSetIterator.NO_MORE_DOCS) {
        return Optional.of(leaf.vector(chunk));
      }
    }
    return Optional.empty();
  }

  /** The stored fields of a chunk with the term. */
  Optional<Document> stored(BytesRef term) throws IOException {
    for (Leaf leaf : leaves) {
      int chunk = leaf.first(term);
      if (chunk != DocIdSetIterator.NO_MORE_DOCS) {
        return Optional.of(leaf.reader().storedFields().document(chunk));
      }
    }
    return Optional.empty();
  }

  private record Leaf(LeafReader reader, TermsEnum terms) {
    int first(BytesRef term) {
      try {
        if (!terms.seekExact(term)) {
          return DocIdSetIterator.NO_MORE_DOCS;
        }
        Bits alive = reader.getLiveDocs();
        PostingsEnum found = terms.postings(null, PostingsEnum.NONE);
        int chunk = found.nextDoc();
        while (chunk != DocIdSetIterator.NO_MORE_DOCS && alive != null && !alive.get(chunk)) {
          chunk = found.nextDoc();
        }
        return chunk;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    float[] vector(int chunk) {
      try {
        return RawVector.of(reader, chunk);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
