package dev.retune.clustering;

import dev.retune.clustering.graph.NearestNeighborSearch;
import dev.retune.clustering.graph.NeighborLists;
import dev.retune.clustering.graph.UnitVectors;
import dev.retune.clustering.layout.UmapLayout;
import dev.retune.clustering.model.ComplaintText;
import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.MapPoint.PointKind;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.store.MapPointRepository;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.common.io.Sha256;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.query.DislikedQuestion;
import dev.retune.feedback.query.QuestionRepository;
import dev.retune.feedback.query.QuestionRepository.LikedQuestion;
import dev.retune.index.search.IndexedDocument;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * The map of complaints, liked questions and documents. A gap is a question that is farther from
 * every document than nineteen of twenty liked questions are.
 */
public final class TopicMapService {
  private static final int MOST_COMPLAINTS = 6_000;
  private static final int MOST_LIKED = 2_000;
  private static final int NEIGHBORS = 15;
  // fewer liked questions say too little about how near a document has to be
  private static final int LEAST_LIKED = 20;
  private static final double FAR = 0.05;

  private final TopicService topics;
  private final QuestionRepository questions;
  private final ComplaintVectors vectors;
  private final Supplier<List<IndexedDocument>> documents;
  private final TopicRepository stored;
  private final MapPointRepository places;
  private final TopicCalendar calendar;

  TopicMapService(
      TopicService topics,
      QuestionRepository questions,
      ComplaintVectors vectors,
      Supplier<List<IndexedDocument>> documents,
      TopicRepository stored,
      MapPointRepository places,
      TopicCalendar calendar) {
    this.topics = topics;
    this.questions = questions;
    this.vectors = vectors;
    this.documents = documents;
    this.stored = stored;
    this.places = places;
    this.calendar = calendar;
  }

  /** Returns all points, with the topics as they are stored; new ones are placed and stored. */
  public List<MapPoint> points(ProgressMonitor monitor) {
    List<ComplaintText> all = topics.texts();
    List<ComplaintText> complaints =
        all.subList(Math.max(0, all.size() - MOST_COMPLAINTS), all.size());
    List<LikedQuestion> liked = distinct(questions.liked(MOST_LIKED));
    List<IndexedDocument> known = documents.get();
    List<String> keys = keys(complaints, liked, known);
    String fingerprint = fingerprint(keys, known);
    if (!places.fingerprint().equals(fingerprint)) {
      compute(complaints, liked, known, keys, fingerprint, monitor);
    }
    return points(complaints, liked, known, keys);
  }

  private void compute(
      List<ComplaintText> complaints,
      List<LikedQuestion> liked,
      List<IndexedDocument> known,
      List<String> keys,
      String fingerprint,
      ProgressMonitor monitor) {
    float[][] asked =
        vectors.ofTexts(complaints.stream().map(ComplaintText::question).toList(), monitor);
    float[][] likedVectors =
        vectors.ofTexts(liked.stream().map(LikedQuestion::question).toList(), monitor);
    List<float[]> raw = new ArrayList<>(List.of(vectors.of(complaints, monitor)));
    raw.addAll(List.of(likedVectors));
    known.forEach(document -> raw.add(document.vector()));
    place(raw.toArray(float[][]::new), keys, monitor);
    GapFinder finder = new GapFinder(known, likedVectors);
    List<String> gaps =
        IntStream.range(0, asked.length)
            .parallel()
            .filter(i -> finder.isGap(asked[i]))
            .mapToObj(keys::get)
            .toList();
    places.saveGaps(gaps, fingerprint);
  }

  /** Over all points and the vectors of documents: another index has others. */
  private String fingerprint(List<String> keys, List<IndexedDocument> known) {
    Sha256 sum = new Sha256().field(vectors.modelKey());
    keys.forEach(sum::field);
    for (IndexedDocument document : known) {
      float[] vector = document.vector();
      ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
      bytes.asFloatBuffer().put(vector);
      sum.bytes(bytes.array());
    }
    return sum.hex();
  }

  private static List<LikedQuestion> distinct(List<LikedQuestion> liked) {
    Set<String> seen = new HashSet<>();
    return liked.stream().filter(question -> seen.add(question.question())).toList();
  }

  private static List<String> keys(
      List<ComplaintText> complaints, List<LikedQuestion> liked, List<IndexedDocument> known) {
    List<String> keys = new ArrayList<>(complaints.stream().map(ComplaintText::hash).toList());
    liked.forEach(question -> keys.add(Sha256.hex("liked " + question.question())));
    known.forEach(document -> keys.add("document " + document.id()));
    return keys;
  }

  private void place(float[][] raw, List<String> keys, ProgressMonitor monitor) {
    Map<String, float[]> before = places.all();
    float[][] start = new float[raw.length][];
    for (int i = 0; i < start.length; i++) {
      start[i] = before.getOrDefault(keys.get(i), new float[] {Float.NaN, Float.NaN});
    }
    if (Arrays.stream(start).noneMatch(place -> Float.isNaN(place[0]))) {
      return;
    }
    float[][] unit = UnitVectors.centered(raw);
    NeighborLists lists = NearestNeighborSearch.among(unit, NEIGHBORS, monitor);
    float[][] found = new UmapLayout(TopicService.SEED).places(unit, lists, start, monitor);
    Map<String, float[]> added = new HashMap<>();
    for (int i = 0; i < found.length; i++) {
      if (Float.isNaN(start[i][0])) {
        added.put(keys.get(i), found[i]);
      }
    }
    places.add(added);
  }

  private List<MapPoint> points(
      List<ComplaintText> complaints,
      List<LikedQuestion> liked,
      List<IndexedDocument> known,
      List<String> keys) {
    StoredTopics now = stored.load();
    Map<String, float[]> all = places.all();
    Set<String> gaps = places.gaps();
    float[][] placed =
        keys.stream().map(key -> all.getOrDefault(key, new float[] {0, 0})).toArray(float[][]::new);
    List<MapPoint> points = new ArrayList<>();
    for (int i = 0; i < complaints.size(); i++) {
      ComplaintText text = complaints.get(i);
      DislikedQuestion newest = text.dislikes().getLast();
      points.add(
          new MapPoint(
              text.hash(),
              PointKind.COMPLAINT,
              placed[i][0],
              placed[i][1],
              text.wording(),
              now.of(text.hash()),
              newest.reasonCode(),
              Optional.of(calendar.week(text.firstAt())),
              gaps.contains(text.hash()),
              newest.conversationId()));
    }
    for (LikedQuestion question : liked) {
      float[] place = placed[points.size()];
      points.add(
          new MapPoint(
              "",
              PointKind.LIKED,
              place[0],
              place[1],
              question.question(),
              0,
              "",
              Optional.of(calendar.week(question.at())),
              false,
              question.conversationId()));
    }
    for (IndexedDocument document : known) {
      float[] place = placed[points.size()];
      points.add(
          new MapPoint(
              "document " + document.id(),
              PointKind.DOCUMENT,
              place[0],
              place[1],
              document.title().isEmpty() ? document.externalId() : document.title(),
              0,
              "",
              Optional.empty(),
              false,
              0));
    }
    return points;
  }

  /** Compares questions with the document nearest to them. */
  private static final class GapFinder {
    private final float[][] documents;
    private final double least;

    GapFinder(List<IndexedDocument> known, float[][] liked) {
      documents =
          known.stream()
              .map(document -> UnitVectors.normalized(document.vector().clone()))
              .toArray(float[][]::new);
      if (documents.length == 0 || liked.length < LEAST_LIKED) {
        least = Double.NEGATIVE_INFINITY;
      } else {
        double[] nearest =
            Arrays.stream(liked).parallel().mapToDouble(this::nearest).sorted().toArray();
        least = nearest[(int) (FAR * nearest.length)];
      }
    }

    boolean isGap(float... question) {
      return least > Double.NEGATIVE_INFINITY && nearest(question) < least;
    }

    private double nearest(float... question) {
      float[] unit = UnitVectors.normalized(question.clone());
      double best = -1;
      for (float[] document : documents) {
        best = Math.max(best, VectorUtil.dotProduct(unit, document));
      }
      return best;
    }
  }
}
