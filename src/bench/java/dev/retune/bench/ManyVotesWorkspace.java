package dev.retune.bench;

import dev.retune.persistence.TestAdministration;
import dev.retune.persistence.Workspace;
import java.sql.SQLException;
import java.util.List;

/**
 * Generates a workspace with votes over two years, five votes per two answers; every second
 * question is Korean, and every fifth contains a unique order number.
 */
final class ManyVotesWorkspace {
  private static final int CHUNK = 500_000;

  private ManyVotesWorkspace() {}

  static void fill(Workspace workspace, int votes) {
    run(workspace, SOURCES);
    // indexes are built at the end, which is much faster
    INDEXES.forEach(index -> run(workspace, "drop index " + index.split(" ", -1)[0]));
    run(workspace, "set referential_integrity false");
    int answers = votes * 2 / 5;
    for (int from = 1; from <= answers; from += CHUNK) {
      run(workspace, filled(ANSWERS, from, Math.min(answers, from + CHUNK - 1), votes));
    }
    for (int from = 1; from <= votes; from += CHUNK) {
      run(workspace, filled(VOTES, from, Math.min(votes, from + CHUNK - 1), votes));
    }
    run(workspace, "set referential_integrity true");
    INDEXES.forEach(index -> run(workspace, "create index " + index));
    run(workspace, UNSAFE);
    run(workspace, ROLLUPS);
    run(workspace, DECISIONS);
    run(workspace, "analyze");
  }

  private static String filled(String sql, int from, int to, int votes) {
    return sql.replace(":from", "" + from).replace(":to", "" + to).replace(":votes", "" + votes);
  }

  private static void run(Workspace workspace, String sql) {
    try {
      TestAdministration.run(workspace, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static final List<String> INDEXES =
      List.of(
          "ix_feedback_created on feedback_log (created_at, id)",
          "ix_feedback_answer on feedback_log (conversation_external_id, source_id, beside)",
          "ix_feedback_code on feedback_log (feedback, reason_code, created_at, id)",
          "ix_feedback_sure on feedback_log (reason_code, reason_confidence, id)",
          "ix_feedback_change on feedback_log (source_id, change_no, id)",
          "ix_feedback_source on feedback_log (source_id, created_at, id)",
          "ix_conversation_created on conversation_log (created_at, id)");

  private static final String SOURCES =
      """
      insert into source (id, name, kind, created_at)
        values (1, 'chat', 'FILES', now()), (2, 'kiosk', 'FILES', now())""";

  private static final String ANSWERS =
      """
      insert into conversation_log (id, source_id, external_id, user_message, ai_response,
          document_ids, model, prompt_version, created_at)
        select x, 1 + mod(x, 50) / 49, 'c' || x,
          case when mod(x, 2) = 0 then
            'How do I ' || array['renew', 'cancel', 'pay for', 'find', 'change', 'report',
              'transfer', 'replace'][1 + mod(x * 7919, 8)] || ' my ' || array['parking permit',
              'passport', 'library card', 'bus ticket', 'refund', 'invoice', 'tax form',
              'driving licence', 'address', 'appointment'][1 + mod(x * 104729, 10)] || ' in ' ||
              array['spring', 'summer', 'autumn', 'winter', 'January', 'the city', 'the harbour',
              'another country'][1 + mod(x * 1299709, 8)] || '?'
          else
            array['주차 허가증', '여권', '도서관 카드', '교통카드', '환불', '세금 신고서', '운전면허증',
              '주소 변경', '예약', '증명서'][1 + mod(x * 104729, 10)] || '을 ' || array['갱신하려면',
              '취소하려면', '결제하려면', '찾으려면', '바꾸려면', '신고하려면', '양도하려면',
              '재발급받으려면'][1 + mod(x * 7919, 8)] || ' 어떻게 해야 하나요?'
          end || case when mod(x, 5) = 0 then ' (A' || (x * 31) || ')' else '' end,
          case when mod(x, 2) = 0 then
            'You can do that at the service desk on ' || array['Mondays', 'Tuesdays', 'Wednesdays',
              'Thursdays', 'Fridays'][1 + mod(x, 5)] || ' between nine and four. Bring your '
              || array['identity card', 'old document', 'receipt', 'photograph'][1 + mod(x, 4)]
              || ' and pay the fee of ' || mod(x, 90) || ' euros at the machine by the door.'
          else
            array['월요일', '화요일', '수요일', '목요일', '금요일'][1 + mod(x, 5)]
              || ' 오전 아홉 시부터 오후 네 시까지 민원 창구에서 처리할 수 있습니다. 수수료 ' || mod(x, 90)
              || '천 원과 ' || array['신분증', '기존 서류', '영수증', '사진'][1 + mod(x, 4)] || '을 가져오세요.'
          end,
          array['d' || mod(x, 1500)], 'advisor-' || mod(x / 100000, 3), 'p' || mod(x, 7),
          dateadd('second', cast((x * 5 / 2 - :votes) * 63072000.0 / :votes as bigint),
            timestamp with time zone '2026-11-22 12:34:55+00')
        from system_range(:from, :to)""";

  private static final String VOTES =
      """
      insert into feedback_log (id, source_id, external_id, conversation_id,
          conversation_external_id, feedback, reason, reason_code, reason_confidence, created_at)
        select id, source_id, 'v' || id, talk, 'c' || talk, feedback,
          case when feedback = 'like' or code = '' then null else code || ': ' || array[
            'that office closed last year', 'the answer leaves out the fee', 'wrong address',
            '수수료가 바뀌었어요', '설명이 너무 길어요', '다른 걸 물어봤어요'][1 + mod(id, 6)] end,
          case when feedback = 'like' then '' else code end,
          case when feedback = 'like' or code = '' then null else 0.8 end, at
        from (select x as id, greatest(1, x * 2 / 5) as talk,
          1 + mod(greatest(1, x * 2 / 5), 50) / 49 as source_id,
          dateadd('second', cast((x - :votes) * 63072000.0 / :votes as bigint),
            timestamp with time zone '2026-11-22 12:34:55+00') as at,
          case when mod(x * 104729, 1009) < 303 then 'dislike' else 'like' end as feedback,
          array['irrelevant', 'irrelevant', 'incomplete', 'incomplete', 'incorrect', 'outdated',
            'unclear', 'too_long', 'other', ''][1 + mod(x * 15485863, 9973) * 10 / 9973] as code
        from system_range(:from, :to))""";

  private static final String UNSAFE =
      """
      update feedback_log set reason_code = 'unsafe' where mod(id, 50021) = 0
        and feedback = 'dislike'""";

  /** Computes all roll-ups; for H2 and PostgreSQL. */
  static final String ROLLUPS =
      """
      insert into day_rollup (utc_day, source_id, what, reason_code, total, quarters, counts)
        select utc_day, source_id, what, reason_code, sum(number),
          array_agg(quarter order by quarter), array_agg(number order by quarter)
        from (select cast(slot as date) as utc_day, source_id, what, reason_code, quarter,
            cast(count(*) as integer) as number
          from (select created_at as slot, source_id, feedback as what, reason_code,
              cast(mod(floor(extract(epoch from created_at) / 900), 96) as integer) as quarter
              from feedback_log
            union all select created_at, source_id, 'answer', '',
              cast(mod(floor(extract(epoch from created_at) / 900), 96) as integer)
              from conversation_log) moments
          group by cast(slot as date), source_id, what, reason_code, quarter) slots
        group by utc_day, source_id, what, reason_code""";

  private static final String DECISIONS =
      """
      insert into decision (conversation_id, reviewer, verdict, decided_at)
        select x * 17, 'kim', 'WRONG', now() from system_range(1, 4000)""";
}
