package dev.retune.index.build;

import dev.retune.common.text.TextNormalizer;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.Embedder.Span;
import dev.retune.feedback.model.Document;
import dev.retune.index.model.DenseScripts;
import dev.retune.index.model.DocumentChunk;
import dev.retune.index.model.DocumentChunk.Passage;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Splits documents into chunks of a limited number of body characters or model tokens, each
 * prefixed with the document's title and section. With a limit in characters, a chunk that exceeds
 * the model's input gets several vectors, and in scripts written without reliable word boundaries
 * several chunks share one longer passage for lexical search. Chunks end at word boundaries where
 * there are any.
 */
public final class DocumentChunker {
  // a model adds one token before and one after the text
  private static final int SPECIAL_TOKENS = 2;

  // in Korean, Chinese and Japanese longer passages rank better lexically: nDCG@10 over the 5,774
  // questions of KorQuAD is 95.35, 95.47, 95.54, 95.58 for 200, 300, 450, 600 characters
  private static final int JOINED_PASSAGE = 3;

  // how far before a limit a word boundary is looked for; few words are longer
  private static final int NEAR_CHARACTERS = 24;
  private static final int NEAR_TOKENS = 24;

  private final IndexSpec spec;
  private final IndexedTextFormat format;
  private final Supplier<Embedder> model;

  /** Creates a chunker; the model is opened only when a document has to be split. */
  public DocumentChunker(IndexSpec spec, Supplier<Embedder> model) {
    this.spec = spec;
    this.format = IndexedTextFormat.parse(spec.textFormat());
    this.model = model;
  }

  /** Returns at least one chunk, even for an empty document. */
  public List<DocumentChunk> chunks(Document document) {
    String head = spelled(format.head(document));
    String body = spelled(format.body(document));
    if (spec.isWhole() || body.isBlank()) {
      return List.of(DocumentChunk.of(spec, head, body));
    }
    int maxTokens = model.get().model().maxTokens() - SPECIAL_TOKENS;
    List<Span> headTokens = model.get().tokens(head);
    String embeddedHead = head;
    if (headTokens.size() > maxTokens / 2) {
      // a very long title must not displace the body from the model's input
      embeddedHead = head.substring(0, headTokens.get(maxTokens / 2 - 1).end());
    }
    int left = maxTokens - Math.min(headTokens.size(), maxTokens / 2);
    return spec.chunkTokens() > 0
        ? byTokens(embeddedHead, body, Math.min(spec.chunkTokens(), left))
        : byCharacters(head, embeddedHead, body, left);
  }

  private String spelled(String text) {
    return spec.usesComposedText() ? TextNormalizer.composed(text) : text;
  }

  private List<DocumentChunk> byTokens(String head, String body, int budget) {
    List<Span> tokens = model.get().tokens(body);
    return tokens.isEmpty()
        ? List.of(DocumentChunk.of(spec, head, body))
        : new Cut(budget, spec.chunkOverlap(), spec.chunkOverlap(), false)
            .of(tokens).stream()
                .map(part -> DocumentChunk.of(spec, head, body.substring(part.start(), part.end())))
                .toList();
  }

  private List<DocumentChunk> byCharacters(
      String head, String embeddedHead, String body, int left) {
    List<DocumentChunk> chunks = new ArrayList<>();
    int size = spec.chunkCharacters() * (DenseScripts.prevailIn(body) ? JOINED_PASSAGE : 1);
    Cut passages = new Cut(size, size / IndexSpec.OVERLAP, NEAR_CHARACTERS, true);
    for (Span span : passages.of(characters(body))) {
      String text = body.substring(span.start(), span.end());
      List<String> pieces = pieces(text, left);
      Passage passage = new Passage(head, text);
      chunks.add(DocumentChunk.of(spec, embeddedHead, pieces.getFirst(), passage));
      pieces.stream()
          .skip(1)
          .forEach(piece -> chunks.add(DocumentChunk.continued(spec, embeddedHead, piece)));
    }
    return chunks;
  }

  /** The parts of a passage that get a vector each. */
  private List<String> pieces(String passage, int tokensLeft) {
    Cut byCharacters = new Cut(spec.chunkCharacters(), spec.chunkOverlap(), NEAR_CHARACTERS, true);
    Cut byTokens = new Cut(tokensLeft, 0, NEAR_TOKENS, true);
    List<String> pieces = new ArrayList<>();
    for (Span span : byCharacters.of(characters(passage))) {
      String piece = passage.substring(span.start(), span.end());
      List<Span> tokens = model.get().tokens(piece);
      if (tokens.size() <= tokensLeft) {
        pieces.add(piece);
      } else {
        byTokens.of(tokens).forEach(p -> pieces.add(piece.substring(p.start(), p.end())));
      }
    }
    return pieces;
  }

  /** The spans of the characters that are not white space. */
  private static List<Span> characters(String text) {
    List<Span> characters = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int end = at + Character.charCount(point);
      if (!Character.isWhitespace(point)) {
        characters.add(new Span(at, end));
      }
      at = end;
    }
    return characters;
  }

  /**
   * How a run of tokens or characters is split.
   *
   * @param most maximum number of units in a part
   * @param overlap number of units that a part repeats from the previous one
   * @param near how many units before the limit a word boundary is looked for
   * @param even whether to use as many parts as needed, all of about the same length
   */
  private record Cut(int most, int overlap, int near, boolean even) {
    /** Returns at least one part, each of at least one unit. */
    List<Span> of(List<Span> units) {
      int repeated = Math.min(overlap, most / 2);
      List<Span> parts = new ArrayList<>();
      int from = 0;
      while (true) {
        int to = Math.min(from + length(units.size() - from, repeated), units.size());
        if (to < units.size()) {
          to = wordEnd(units, to, from + repeated + 1);
        }
        parts.add(new Span(units.get(from).start(), units.get(to - 1).end()));
        if (to == units.size()) {
          return parts;
        }
        from = wordEnd(units, to - repeated, from + 1);
      }
    }

    private int length(int left, int repeated) {
      if (!even || left <= most) {
        return most;
      }
      int parts = Math.ceilDiv(left - repeated, most - repeated);
      return Math.ceilDiv(left + (parts - 1) * repeated, parts);
    }

    /** The last word boundary at or before a unit; the unit itself if there is none nearby. */
    private int wordEnd(List<Span> units, int wanted, int lowest) {
      int limit = Math.max(lowest, wanted - near);
      for (int i = wanted; i >= limit && i > 0; i--) {
        if (units.get(i - 1).end() < units.get(i).start()) {
          return i;
        }
      }
      return wanted;
    }
  }
}
