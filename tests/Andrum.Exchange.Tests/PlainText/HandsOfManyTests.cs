using System.Text;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Tests.PlainText;

/// <summary>Transcripts as different people and programs write them. Expected turns are written "speaker|words", one a line.</summary>
public sealed class HandsOfManyTests
{
    [Theory]
    [InlineData("I: Hello.\nP1: Hello.\nI: Well?\nP1: Well.", "I|Hello.\nP1|Hello.\nI|Well?\nP1|Well.")]
    [InlineData("Interviewer: How?\nFrau Müller: So.\nInterviewer: Und?\nFrau Müller: Größer, „ja“.", "Interviewer|How?\nFrau Müller|So.\nInterviewer|Und?\nFrau Müller|Größer, „ja“.")]
    [InlineData("INTERVIEWER: How?\nÅSA ÖBERG: Så.\nINTERVIEWER: Ja?", "INTERVIEWER|How?\nÅSA ÖBERG|Så.\nINTERVIEWER|Ja?")]
    [InlineData("Dr. Weiß : Wie?\nIP 3: So.\nDr. Weiß : Und?\nIP 3: Ja.", "Dr. Weiß|Wie?\nIP 3|So.\nDr. Weiß|Und?\nIP 3|Ja.")]
    [InlineData("[Interviewer] How?\n[Vera]\nSo.\n[Interviewer]: And?\n[Vera] Well.", "Interviewer|How?\nVera|So.\nInterviewer|And?\nVera|Well.")]
    [InlineData("[SPEAKER_00]: How?\n[SPEAKER_01]: So.\n[SPEAKER_00]: And?", "SPEAKER_00|How?\nSPEAKER_01|So.\nSPEAKER_00|And?")]
    [InlineData("SPEAKER_00: How?\nSPEAKER_01: So.\nSPEAKER_00: And?", "SPEAKER_00|How?\nSPEAKER_01|So.\nSPEAKER_00|And?")]
    [InlineData("Speaker 1 (00:01:02):\nHow?\n\nSpeaker 2 (00:01:05):\nSo it is.\n\nSpeaker 1 (00:01:09):\nAnd?", "Speaker 1|How?\nSpeaker 2|So it is.\nSpeaker 1|And?")]
    [InlineData("Intervjuare - Hur?\nAnna - Så.\nIntervjuare - Jaha?\nAnna - Ja.", "Intervjuare|Hur?\nAnna|Så.\nIntervjuare|Jaha?\nAnna|Ja.")]
    [InlineData("I – How?\nP – So – and so.\nI – And?\nP – Well.", "I|How?\nP|So – and so.\nI|And?\nP|Well.")]
    [InlineData("**Anna:** How?\n**Vera:** So.\n**Anna:** And?\n**Vera:** Well.", "Anna|How?\nVera|So.\nAnna|And?\nVera|Well.")]
    [InlineData("**Anna**: How?\n**Vera**: So.", "Anna|How?\nVera|So.")]
    [InlineData("**Anna**\nHow?\n\n**Vera**\nSo.\n\n**Anna**\nAnd?\n\n**Vera**\nWell.", "Anna|How?\nVera|So.\nAnna|And?\nVera|Well.")]
    [InlineData("<Anna> How?\n<Vera> So.\n<Anna> And?", "Anna|How?\nVera|So.\nAnna|And?")]
    [InlineData("Anna\nHow is it?\n\nVera Berg\nSo.\n\nAnna\nAnd?\n\nVera Berg\nWell.", "Anna|How is it?\nVera Berg|So.\nAnna|And?\nVera Berg|Well.")]
    [InlineData("Q. How?\nA. So.\nQ. And?\nA. Well.", "Q|How?\nA|So.\nQ|And?\nA|Well.")]
    [InlineData("F: Hur?\nS: Så.\nF: Och?\nS: Ja.", "F|Hur?\nS|Så.\nF|Och?\nS|Ja.")]
    [InlineData("I: How?\nVera: (laughs) So.\nI: And?\nVera (laughs): Well.", "I|How?\nVera|(laughs) So.\nI|And?\nVera|(laughs) Well.")]
    [InlineData("Interviewer (Signe): How?\nParticipant (Vera): So.\nInterviewer (Signe): And?\nParticipant (Vera): Well.",
        "Interviewer (Signe)|How?\nParticipant (Vera)|So.\nInterviewer (Signe)|And?\nParticipant (Vera)|Well.")]
    [InlineData("I: How?\nVera: It hurt.\nAnd she said: come in.\nAnd then: nothing.\nI: And?\nVera: Well.", "I|How?\nVera|It hurt. And she said: come in. And then: nothing.\nI|And?\nVera|Well.")]
    [InlineData("I: How?\n\nVera: It hurt.\nMother: that is what I called her.\n\nI: And?\n\nVera: Well.", "I|How?\nVera|It hurt. Mother: that is what I called her.\nI|And?\nVera|Well.")]
    [InlineData("KE: Hur?\nD7: Det var 2011.\nNej: det var 2012.\nKE: Jaha.\nD7 (gråter): Ja.\nKE & D7: Så.",
        "KE|Hur?\nD7|Det var 2011. Nej: det var 2012.\nKE|Jaha.\nD7|(gråter) Ja.\nKE & D7|Så.")]
    [InlineData("JA: Hur?\nOK: Så.\nJA: Jaha.\nOK: Ja.", "JA|Hur?\nOK|Så.\nJA|Jaha.\nOK|Ja.")]
    [InlineData("Vera: I was born by the sea.\nThen we moved.", "Vera|I was born by the sea. Then we moved.")]
    [InlineData("I was born by the sea.\n\nThen: we moved.", "|I was born by the sea.\n|Then: we moved.")]
    [InlineData("I: How?\n\nV: It hurt.\n\nAll day.\n\nAll night.\n\nI: And?\nV: Well.", "I|How?\nV|It hurt.¶All day.¶All night.\nI|And?\nV|Well.")]
    [InlineData("I\u00A0: How?\nFrau\u00A0Weiß\u00A0: So.\nI\u00A0: And?\nFrau Weiß: Ja.", "I|How?\nFrau Weiß|So.\nI|And?\nFrau Weiß|Ja.")]
    [InlineData("I: How?\nV\tSo.\ni: And?\nV: Well.\nI: Ah.\nV: Yes.", "I|How?\nV|So.\nI|And?\nV|Well.\nI|Ah.\nV|Yes.")]
    [InlineData("I: Und?\rV: Ja.\rI: Gut.", "I|Und?\nV|Ja.\nI|Gut.")]
    [InlineData("\u200EI: Und?\n\u200EV: Ja.\n\u200EI: Gut.", "I|Und?\nV|Ja.\nI|Gut.")]
    [InlineData("I: Hur?\nA\u030Asa: Sa\u030A.\nI: Ja?", "I|Hur?\nA\u030Asa|Sa\u030A.\nI|Ja?")]
    [InlineData("I: Hur?\nPer och Eva: Så.\nI: Ja?\nPer och Eva: Nej.", "I|Hur?\nPer och Eva|Så.\nI|Ja?\nPer och Eva|Nej.")]
    public void However_a_speaker_is_named_the_words_are_theirs(string text, string expected) => Same(expected, text);

    [Theory]
    [InlineData("1 I: How?\n2 V: So it was\nas I say.\n3 I: And?\n4 V: Well.", "I|How?\nV|So it was as I say.\nI|And?\nV|Well.")]
    [InlineData("1. I: How?\n2. V: In\n1994. That was the year.\n3. I: And?\n4. V: Well.", "I|How?\nV|In 1994. That was the year.\nI|And?\nV|Well.")]
    [InlineData("#1 I: How?\n#2 V: So.\n#3 I: And?", "I|How?\nV|So.\nI|And?")]
    [InlineData("[12] I: How?\n[13] V: So.\n[14] I: And?", "I|How?\nV|So.\nI|And?")]
    [InlineData("0001\tI: How?\n0002\tV: So.\n0003\tI: And?", "I|How?\nV|So.\nI|And?")]
    [InlineData("1\nI: How?\n2\nV: So.\n3\nI: And?", "I|How?\nV|So.\nI|And?")]
    [InlineData("1\n\nI: How?\n\n2\n\nV: So.\n\n3\n\nI: And?", "I|How?\nV|So.\nI|And?")]
    [InlineData("1   I: How is\n2   it now?\n3   V: So it\n4   goes on.\n5   I: And?", "I|How is it now?\nV|So it goes on.\nI|And?")]
    [InlineData("     I: How is\n     it now?\n     V: So it\n     goes on\n5    and on.\n     I: And?\n     V: One\n     two\n     three\n10   four.", "I|How is it now?\nV|So it goes on and on.\nI|And?\nV|One two three four.")]
    [InlineData("I: What helps?\nV: Three things.\n1. Walking.\n2. Sleep.\n3. Talking.\nI: And?\nV: Well.\nI: Yes.", "I|What helps?\nV|Three things. 1. Walking. 2. Sleep. 3. Talking.\nI|And?\nV|Well.\nI|Yes.")]
    [InlineData("I: How many?\nV: 12 a day.\nI: And then?\nV: 13 a day, 14 at most.", "I|How many?\nV|12 a day.\nI|And then?\nV|13 a day, 14 at most.")]
    [InlineData("1. It began at sea.\n2. Then it went on.\n3. It ended.", "|It began at sea.\n|Then it went on.\n|It ended.")]
    public void Numbers_that_count_are_dropped_and_others_are_words(string text, string expected) => Same(expected, text);

    [Theory]
    [InlineData("[00:12:33] I: How?\n[00:12:35] V: So.", "I|How?\nV|So.")]
    [InlineData("00:12:33.120 I: How?\n00:12:35.000 V: So.", "I|How?\nV|So.")]
    [InlineData("(12:33) I: How?\n(12:35) V: So.", "I|How?\nV|So.")]
    [InlineData("12:33 Anna: How?\n12:35 Vera: At 10:30 I came.\n12:37 Anna: And?", "Anna|How?\nVera|At 10:30 I came.\nAnna|And?")]
    [InlineData("I: How? #00:12:33-1#\nV: So. #00:12:35-0# And so. #00:12:39-4#\nI: And? #00:12:41-0#", "I|How?\nV|So. And so.\nI|And?")]
    [InlineData("#00:12:33-1# I: How?\n#00:12:35-0# V: So.", "I|How?\nV|So.")]
    [InlineData("I: [00:12:33] How?\nV: [00:12:35] So.\nI: And?", "I|How?\nV|So.\nI|And?")]
    [InlineData("00:12:33 Speaker 1\nHow?\n00:12:35 Speaker 2\nSo.\n00:12:37 Speaker 1\nAnd?", "Speaker 1|How?\nSpeaker 2|So.\nSpeaker 1|And?")]
    [InlineData("Anna Berg   12:33\nHow?\n\nVera   12:35\nSo.\n\nAnna Berg   12:38\nAnd?", "Anna Berg|How?\nVera|So.\nAnna Berg|And?")]
    [InlineData("0:12:33.0 --> 0:12:34.570\nAnna Berg\nHow?\n0:12:35.0 --> 0:12:36.5\nVera\nSo.\n0:12:37.0 --> 0:12:38.5\nAnna Berg\nAnd?\n0:12:39.0 --> 0:12:40.5\nVera\nWell.",
        "Anna Berg|How?\nVera|So.\nAnna Berg|And?\nVera|Well.")]
    [InlineData("[00:12:33.000 --> 00:12:34.000]  How is it?\n[00:12:35.000 --> 00:12:36.000]  So.", "|How is it?\n|So.")]
    [InlineData("12:33\nhow is it\n12:35\nso", "|how is it\n|so")]
    public void Time_codes_are_times_and_no_words(string text, string expected)
    {
        var taken = Same(expected, text);
        Assert.Contains(taken.Turns, t => t.From is { } from && (int)from.TotalSeconds == (12 * 60) + (text.Contains("-1#\n", StringComparison.Ordinal) ? 33 : 35));
    }

    [Theory]
    [InlineData("Transcript of interview 3\nDate: 3 March 2026\nInterviewer: Signe Dahl\nParticipant: Vera\nDuration: 45 min\n\nInterviewer: How?\nParticipant: So.\nInterviewer: And?",
        "|Transcript of interview 3 Date: 3 March 2026 Interviewer: Signe Dahl Participant: Vera Duration: 45 min\nInterviewer|How?\nParticipant|So.\nInterviewer|And?")]
    [InlineData("Interviewer: Signe Dahl\nParticipant: P03\n\nInterviewer: How?\nParticipant: So.\nInterviewer: And?",
        "|Interviewer: Signe Dahl Participant: P03\nInterviewer|How?\nParticipant|So.\nInterviewer|And?")]
    [InlineData("Datum: 3. März\n\nInterviewerin: Signe Dahl\n\nBefragte: Frau B.\n\nInterviewerin: Wie?\n\nBefragte: So.\n\nInterviewerin: Und?",
        "|Datum: 3. März\n|Interviewerin: Signe Dahl\n|Befragte: Frau B.\nInterviewerin|Wie?\nBefragte|So.\nInterviewerin|Und?")]
    [InlineData("I: Interviewer\nP: Participant\n\nI: How?\nP: So.\nI: And?", "|I: Interviewer P: Participant\nI|How?\nP|So.\nI|And?")]
    [InlineData("I = Interviewer, P = Participant\n\nI: How?\nP: So.\nI: And?", "|I = Interviewer, P = Participant\nI|How?\nP|So.\nI|And?")]
    [InlineData("Date: 3 March\n\nI: How?\nV: So.", "|Date: 3 March\nI|How?\nV|So.")]
    [InlineData("I: Hello Vera\nV: Hello\nI: How is it?\nV: So.", "I|Hello Vera\nV|Hello\nI|How is it?\nV|So.")]
    public void A_head_names_people_and_is_no_speech_of_theirs(string text, string expected) => Same(expected, text);

    private static Reading.Taken Same(string expected, string text)
    {
        var taken = Assert.IsType<Reading.Taken>(TranscriptFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "interview.txt"));
        Assert.Equal(expected, string.Join('\n', taken.Turns.Select(t => $"{t.Speaker}|{t.Text.Replace('\n', '¶')}")));
        return taken;
    }
}
