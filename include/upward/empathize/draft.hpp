// SPDX-License-Identifier: BSL-1.0
//
// The check of a draft before it goes to the boss: each finding with its place and its reason. How a
// text is taken apart stands in draft_text.hpp, how a peeve is found in draft_match.hpp. Found are
//
//     peeve           what the reader cannot bear: a `match` of a peeve. Two cues of a peeve on one
//                     topic, on different days, make an assumed one, found by the topic's words;
//                     the cues and days are named
//     over_budget     the lines beyond the reader's budget, without greeting and closing
//     bottom_line     a decision or something red that is named, but not in the first sentence; else
//                     a first statement that is linked to nothing of the boss's, before one that is
//     unlinked        a statement that names no item, metric, topic or event that is linked to
//                     anything that the boss answers for
//     no_credit       an item that others had a part in, in a text that names none of them (by name
//                     or first name) and no "team"
//     no_feedback     no question that has one of the words feedback, differently, better, improve,
//                     missing, advice, suggest; at the end of the text
//
// Names are found as words, whatever their ASCII case. The same text and log give the same findings,
// by place. It judges and is for the report alone.
//
//     const auto check = upward::draft_of(now, policy, {.text = "Billing needs your decision. …"});
#pragma once

#include <upward/core/bounded.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/core/joined.hpp>
#include <upward/core/message.hpp>
#include <upward/core/result.hpp>
#include <upward/core/text.hpp>
#include <upward/empathize/brief.hpp>
#include <upward/empathize/draft_character.hpp>
#include <upward/empathize/draft_match.hpp>
#include <upward/empathize/draft_text.hpp>
#include <upward/empathize/phrase_book.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace upward {

enum class draft_finding_kind : std::uint8_t {
    peeve,
    over_budget,
    bottom_line,
    unlinked,
    no_credit,
    no_feedback
};
BOOST_DESCRIBE_ENUM(draft_finding_kind, peeve, over_budget, bottom_line, unlinked, no_credit,
                    no_feedback)

/// [begin, end) in bytes; line and column count from 1, the column in bytes.
struct draft_finding {
    draft_finding_kind kind = draft_finding_kind::unlinked;
    std::int32_t begin = 0;
    std::int32_t end = 0;
    std::int32_t line = 1;
    std::int32_t column = 1;
    message why = {};
};
BOOST_DESCRIBE_STRUCT(draft_finding, (), (kind, begin, end, line, column, why))

struct draft_answer {
    std::string reader = {};  ///< by name where an entry names them, else by id
    std::int32_t lines = 0;   ///< without greeting and closing
    std::int32_t budget = 0;
    std::int32_t statements = 0;
    std::int32_t unlinked = 0;              ///< of them
    std::optional<double> inside_out = {};  ///< their share; none without statements
    bool too_inside_out = false;
    std::vector<draft_finding> findings = {};        ///< by place; at most 50 of a kind
    std::int32_t more_findings = 0;                  ///< beyond them
    std::vector<std::string> unchecked_peeves = {};  ///< that no words give away
};
BOOST_DESCRIBE_STRUCT(draft_answer, (),
                      (reader, lines, budget, statements, unlinked, inside_out, too_inside_out,
                       findings, more_findings, unchecked_peeves))

struct draft_parameters {
    static constexpr std::size_t most_bytes = 65536;
    std::string text = {};
    std::optional<id> reader = {};  ///< whose style and peeves count; the boss unless given
};
BOOST_DESCRIBE_STRUCT(draft_parameters, (), (text, reader))

namespace detail {

class draft_check {
public:
    draft_check(const state& now, const policy& p, const draft_parameters& q, parties reader,
                const briefing_form& form)
        : now_(now),
          policy_(p),
          source_(q.text),
          text_(q.text),
          reader_(std::move(reader)),
          maker_(now, p),
          things_(maker_.candidates(false, true)) {
        answer_.reader = person_name(now, reader_.boss);
        answer_.budget = form.budget;
        learn_names();
        mark_sentences();
    }

    draft_answer answer() && {
        if (text_.lines().empty()) return std::move(answer_);
        check_peeves();
        check_budget();
        check_bottom_line();
        check_links();
        check_credit();
        check_feedback();
        auto& all = answer_.findings;
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
            return std::tie(a.begin, a.end, a.kind) < std::tie(b.begin, b.end, b.kind);
        });
        return std::move(answer_);
    }

private:
    static constexpr std::int32_t most_of_a_kind = 50;
    static constexpr std::size_t most_shown = 60;  // characters of an excerpt

    void find(draft_finding_kind kind, byte_span where, message why) {
        if (++found_[static_cast<std::size_t>(kind)] > most_of_a_kind) {
            ++answer_.more_findings;
            return;
        }
        auto f = draft_finding{kind, static_cast<std::int32_t>(where.begin),
                               static_cast<std::int32_t>(where.end)};
        const auto& lines = text_.lines();
        auto line =
            std::upper_bound(lines.begin(), lines.end(), where.begin,
                             [](std::size_t at, const draft_line& l) { return at < l.starts; });
        if (line != lines.begin()) --line;
        f.line = line->number;
        f.column = static_cast<std::int32_t>(where.begin - line->starts) + 1;
        f.why = std::move(why);
        answer_.findings.push_back(std::move(f));
    }

    /// The words of a place, shortened.
    std::string excerpt(byte_span where) const {
        auto end = where.begin;
        for (std::size_t n = 0; n < most_shown && end < where.end; ++n)
            end += draft_character_at(source_, end).bytes;
        end = std::min(end, where.end);
        auto text = std::string{source_.substr(where.begin, end - where.begin)};
        return end < where.end ? text + "…" : text;
    }

    // ---- what the text names ----

    /// A thing by its place in `things_`, or something of the boss's.
    void learn_names() {
        const auto of_boss = things_.size();
        auto topics = std::set<std::string_view>{};
        for (std::size_t i = 0; i < things_.size(); ++i) {
            const auto& line = things_[i].line;
            names_.add(line.name, i);
            names_.add(line.item.text, i);
            if (line.linked && !line.topic.empty()) topics.insert(line.topic);
        }
        for (const auto& [id, m] : maker_.stakes().metrics())
            names_.add(id, of_boss), names_.add(m->name, of_boss);
        for (const auto& [id, e] : maker_.stakes().events())
            names_.add(e->name, of_boss), topics.insert(e->topic);
        for (const auto& [topic, x] : maker_.stakes().expected()) topics.insert(topic);
        for (const auto topic : topics) {
            names_.add(topic, of_boss);
            if (const auto* t = now_.find<upward::topic>(topic)) names_.add(t->name, of_boss);
        }
    }

    void mark_sentences() {
        linked_.assign(text_.sentences().size(), false);
        must_.assign(text_.sentences().size(), nullptr);
        first_mention_.assign(things_.size(), std::nullopt);
        names_.find_in(text_, [this](std::size_t what, std::size_t first, std::size_t last) {
            const auto sentence = sentence_of(first);
            if (!sentence) return;
            if (what == things_.size()) {
                linked_[*sentence] = true;
                return;
            }
            const auto& line = things_[what].line;
            if (line.linked) linked_[*sentence] = true;
            if (line.sort != briefing_sort::rest && !must_[*sentence]) must_[*sentence] = &line;
            if (!first_mention_[what])
                first_mention_[what] =
                    byte_span{text_.words()[first].begin, text_.words()[last - 1].end};
        });
    }

    std::optional<std::size_t> sentence_of(std::size_t word) const {
        const auto& all = text_.sentences();
        const auto after =
            std::upper_bound(all.begin(), all.end(), word,
                             [](std::size_t w, const auto& s) { return w < s.first_word; });
        if (after == all.begin()) return std::nullopt;
        const auto found = static_cast<std::size_t>(after - all.begin()) - 1;
        return word < all[found].last_word ? std::optional{found} : std::nullopt;
    }

    // ---- the checks ----

    void check_peeves() {
        for (const auto& p : now_.all<upward::peeve>()) {
            if (!reader_.is_boss(p->person.target.text)) continue;
            if (!p->match || p->match->empty()) {
                answer_.unchecked_peeves.push_back(p->text);
                continue;
            }
            each_match(text_, *p->match, [&](byte_span where) {
                find(draft_finding_kind::peeve, where,
                     message{"draft.peeve"}
                         .with("match", excerpt(where))
                         .with("text", p->text)
                         .with("on", to_string(p.source->date)));
            });
        }
        check_assumed_peeves();
    }

    void check_assumed_peeves() {
        auto by_topic = std::map<std::string_view, std::vector<fact<cue>>>{};
        for (const auto& c : now_.all<cue>())
            if (c->peeve && reader_.is_boss(c->person.target.text)) by_topic[c->topic].push_back(c);
        auto assumed = phrase_book{};
        auto topics = std::vector<const std::vector<fact<cue>>*>{};
        for (const auto& [topic, cues] : by_topic) {
            if (cues.front().day == cues.back().day) continue;
            assumed.add(topic, topics.size());
            topics.push_back(&cues);
        }
        assumed.find_in(text_, [&](std::size_t what, std::size_t first, std::size_t last) {
            const auto &one = topics[what]->front(), &other = topics[what]->back();
            const auto where = byte_span{text_.words()[first].begin, text_.words()[last - 1].end};
            find(draft_finding_kind::peeve, where,
                 message{"draft.assumed_peeve"}
                     .with("match", excerpt(where))
                     .with("first", one->text)
                     .with("first_on", to_string(one.source->date))
                     .with("last", other->text)
                     .with("last_on", to_string(other.source->date)));
        });
    }

    void check_budget() {
        const auto said = text_.said();
        answer_.lines = static_cast<std::int32_t>(said.size());
        if (answer_.lines <= answer_.budget) return;
        const auto first = static_cast<std::size_t>(answer_.budget);
        find(draft_finding_kind::over_budget, {said[first]->begin, said.back()->end},
             message{"draft.over_budget"}
                 .with("lines", std::int64_t{answer_.lines})
                 .with("budget", std::int64_t{answer_.budget}));
    }

    void check_bottom_line() {
        const auto& all = text_.sentences();
        auto first = std::size_t{0};
        while (first < all.size() && text_.lines()[all[first].line].is_frame) ++first;
        if (first == all.size() || must_[first]) return;
        for (auto i = first + 1; i < all.size(); ++i) {
            if (!must_[i]) continue;
            find(draft_finding_kind::bottom_line, all[i],
                 message{"draft.bottom_line"}
                     .with("name", must_[i]->name)
                     .with("sort", std::string{enum_name(must_[i]->sort)}));
            return;
        }
        if (linked_[first] || !all[first].is_statement) return;
        for (auto i = first + 1; i < all.size(); ++i)
            if (linked_[i] && all[i].is_statement) {
                find(draft_finding_kind::bottom_line, all[first],
                     message{"draft.begins_elsewhere"}.with("text", excerpt(all[first])));
                return;
            }
    }

    void check_links() {
        for (std::size_t i = 0; i < text_.sentences().size(); ++i) {
            const auto& s = text_.sentences()[i];
            if (!s.is_statement) continue;
            ++answer_.statements;
            if (linked_[i]) continue;
            ++answer_.unlinked;
            find(draft_finding_kind::unlinked, s,
                 message{"draft.unlinked"}.with("text", excerpt(s)));
        }
        answer_.inside_out = inside_out_of(static_cast<std::size_t>(answer_.unlinked),
                                           static_cast<std::size_t>(answer_.statements));
        answer_.too_inside_out = is_too_inside_out(answer_.inside_out, policy_.empathize);
    }

    void check_credit() {
        auto people = phrase_book{};
        auto of_things = std::vector<std::size_t>{};
        for (std::size_t i = 0; i < things_.size(); ++i) {
            if (!first_mention_[i] || things_[i].line.credit.empty()) continue;
            of_things.push_back(i);
            for (const auto& name : things_[i].line.credit) {
                people.add(name, i);
                const auto words = draft_text{name};
                if (!words.words().empty()) people.add(words.word(0), i);
            }
        }
        for (const auto i : of_things) people.add("team", i);
        auto credited = std::set<std::size_t>{};
        people.find_in(text_,
                       [&](std::size_t what, std::size_t, std::size_t) { credited.insert(what); });
        for (const auto i : of_things) {
            if (credited.contains(i)) continue;
            find(draft_finding_kind::no_credit, *first_mention_[i],
                 message{"draft.no_credit"}
                     .with("name", things_[i].line.name)
                     .with("names", joined(things_[i].line.credit)));
        }
    }

    void check_feedback() {
        static constexpr std::array<std::string_view, 7> words = {
            "feedback", "differently", "better", "improve", "missing", "advice", "suggest"};
        for (const auto& s : text_.sentences()) {
            if (!s.is_question) continue;
            for (auto i = s.first_word; i < s.last_word; ++i)
                if (std::find(words.begin(), words.end(), text_.word(i)) != words.end()) return;
        }
        find(draft_finding_kind::no_feedback, {text_.size(), text_.size()},
             message{"draft.no_feedback"});
    }

    const state& now_;
    const policy& policy_;
    std::string_view source_;
    draft_text text_;
    parties reader_;
    briefing_maker maker_;
    std::vector<briefing_candidate> things_;
    phrase_book names_;
    std::vector<bool> linked_;                             // sentences
    std::vector<const briefing_line*> must_;               // what is decided or red, by sentence
    std::vector<std::optional<byte_span>> first_mention_;  // of things
    std::array<std::int32_t, 6> found_ = {};
    draft_answer answer_;
};

}  // namespace detail

/// Fails with limit_exceeded (more than 65536 bytes) and invalid_utf8, at /text.
inline result<draft_answer> draft_of(const state& now, const policy& p,
                                     const draft_parameters& parameters) {
    if (parameters.text.size() > draft_parameters::most_bytes)
        return error{errc::limit_exceeded, "a draft has at most 65536 bytes", place{"/text"}};
    if (const auto at = first_invalid_utf8(parameters.text); at != std::string_view::npos) {
        auto where = place{"/text"};
        where.offset = static_cast<std::int64_t>(at);
        return error{errc::invalid_utf8, "a draft is UTF-8", where};
    }
    auto reader = parties_of(now);
    if (parameters.reader) reader.boss = parameters.reader->text;
    const auto form = form_of(now, reader, {}, p.empathize);
    if (!form) return form.error();
    return detail::draft_check{now, p, parameters, std::move(reader), *form}.answer();
}

}  // namespace upward
