// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/duplicates/duplicate_model.h"

#include "search/duplicates/text_likeness.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>

namespace fieldfare {

namespace {

/// What general experience says of a kind of field before the data speak.
struct Experience {
    std::array<double, 4> match;  ///< how often records of one thing agree so
    double close;                 ///< how often any two records are this close
    double loose;
    double most;        ///< bits for agreement
    double background;  ///< as many further values are thought of, so that few records do not make every value common
};

const Experience &experience(Trait trait)
{
    static const Experience mail{{.80, .12, .02, .06}, 1e-4, 1e-3, 16, 5000};
    static const Experience phone{{.75, .08, .02, .15}, 1e-4, 1e-3, 14, 5000};
    static const Experience day{{.85, .08, .02, .05}, 2e-3, 3e-2, 13, 3000};
    static const Experience code{{.80, .10, .02, .08}, 2e-3, 1e-2, 10, 500};
    static const Experience city{{.75, .12, .05, .08}, 2e-3, 1e-2, 9, 50};
    static const Experience region{{.90, .02, .01, .07}, 5e-3, 1e-2, 4, 10};
    static const Experience site{{.80, .08, .02, .10}, 1e-4, 1e-3, 12, 2000};
    static const Experience reference{{.75, .00, .00, .25}, 1e-4, 1e-3, 8, 100};
    static const Experience attribute{{.55, .10, .05, .30}, 2e-3, 1e-2, 8, 30};
    static const Experience words{{.90, .05, .02, .03}, 1e-3, 1e-2, 12, 300};
    switch (trait) {
    case Trait::Name:
    case Trait::Street: return words;
    case Trait::Mail: return mail;
    case Trait::Phone: return phone;
    case Trait::Birthday: return day;
    case Trait::PostalCode: return code;
    case Trait::City: return city;
    case Trait::Region: return region;
    case Trait::Site: return site;
    case Trait::Reference: return reference;
    case Trait::Attribute: return attribute;
    }
    return attribute;
}

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

int monthsOf(QStringView day) { return day.first(4).toInt() * 12 + day.sliced(4, 2).toInt(); }

Agreement dayAgreement(QStringView a, QStringView b)
{
    if (a.size() != 8 || b.size() != 8)
        return Agreement::Different;
    int different = 0;
    for (int i = 0; i < 8; ++i)
        different += a[i] != b[i] ? 1 : 0;
    const bool swapped = a.first(4) == b.first(4) && a.sliced(4, 2) == b.sliced(6) && a.sliced(6) == b.sliced(4, 2);
    if (different == 1 || swapped || (different == 2 && editDistance(a, b, 1) == 1))
        return Agreement::Close;
    if (a.first(4) == b.first(4) || std::abs(monthsOf(a) - monthsOf(b)) <= 3)
        return Agreement::Loose;
    return Agreement::Different;
}

Agreement digitsAgreement(QStringView a, QStringView b)
{
    const int distance = editDistance(a, b, 2);
    const auto shorter = std::min(a.size(), b.size());
    if (shorter >= 4 && distance == 1)
        return Agreement::Close;
    if (shorter >= 6 && distance == 2)
        return Agreement::Loose;
    return Agreement::Different;
}

Agreement textAgreement(QStringView a, QStringView b)
{
    QString left = a.toString();
    QString right = b.toString();
    left.remove(u' ');
    right.remove(u' ');
    if (left == right)
        return Agreement::Same;
    double alike = likeness(a, b, 0.6);
    if (alike < 0.8) {
        QStringList leftWords = a.toString().split(u' ');
        QStringList rightWords = b.toString().split(u' ');
        std::sort(leftWords.begin(), leftWords.end());
        std::sort(rightWords.begin(), rightWords.end());
        if (leftWords == rightWords)
            alike = 0.9;
        else
            alike = std::max(alike, likeness(leftWords.join(QString()), rightWords.join(QString()), 0.6) - 0.05);
    }
    return alike >= 0.8 ? Agreement::Close : alike >= 0.6 ? Agreement::Loose : Agreement::Different;
}

}  // namespace

DuplicateModel::DuplicateModel(const DuplicateTraits &traits, qint64 records)
    : m_traits(traits), m_records(std::max<qint64>(records, 2))
{
    for (int i = 0; i < traits.plan().fields().size(); ++i) {
        const Trait trait = traits.plan().fields()[i].trait;
        const Experience &known = experience(trait);
        if (trait == Trait::Street && m_street < 0)
            m_street = i;
        Weights weights;
        weights.match = known.match;
        weights.chance = {0, known.close, known.loose, 1 - known.close - known.loose};
        weights.most = known.most;
        m_weights.push_back(weights);
    }
    // One record in five has a duplicate, says experience; learnMatches() corrects it.
    m_prior = std::log2(0.2 / double(m_records));
    weigh();
    m_information.resize(size_t(traits.lastText()) + 1);
    for (quint32 text = 1; text <= traits.lastText(); ++text) {
        const int field = traits.fieldOf(text);
        const Experience &known = experience(traits.plan().fields()[field].trait);
        const double others = std::max(0.0, double(traits.count(text)) - 1) + 0.5;
        const double bits = -std::log2(std::min(1.0, others / (double(traits.filled(field)) + known.background)));
        m_information[text] = float(std::min(bits, known.most));
    }
}

void DuplicateModel::weigh()
{
    for (Weights &weights : m_weights) {
        for (size_t level = 0; level < 4; ++level) {
            const double match = std::max(weights.match[level], 1e-3);
            const double chance = level == 0 ? 1 : std::max(weights.chance[level], 1e-4);
            weights.bits[level] = std::min(weights.most, std::log2(match / chance));
        }
    }
}

Agreement DuplicateModel::valueAgreement(Trait trait, quint32 a, quint32 b) const
{
    const QStringView left = m_traits.text(a);
    const QStringView right = m_traits.text(b);
    switch (trait) {
    case Trait::Birthday: return dayAgreement(left, right);
    case Trait::Phone:
        // With and without an area code.
        if (std::min(left.size(), right.size()) >= 7 && (left.endsWith(right) || right.endsWith(left)))
            return Agreement::Close;
        return digitsAgreement(left, right);
    case Trait::PostalCode: return digitsAgreement(left, right);
    case Trait::Reference: return Agreement::Different;
    case Trait::Name:
    case Trait::Street:
    case Trait::Mail:
    case Trait::City:
    case Trait::Region:
    case Trait::Site:
    case Trait::Attribute: break;
    }
    if (isDigits(left) && isDigits(right))
        return digitsAgreement(left, right);
    // One change of a letter changes two bits at most, a blank one more: most values are told apart by that alone.
    const auto longer = double(std::max(left.size(), right.size()));
    if (std::popcount(m_traits.letterBits(a) ^ m_traits.letterBits(b)) > int(longer * 0.8) + 1)
        return Agreement::Different;
    return textAgreement(left, right);
}

Agreement DuplicateModel::agreement(int field, int a, int b, quint32 *same) const
{
    const auto left = m_traits.texts(a, field);
    const auto right = m_traits.texts(b, field);
    if (left.empty() || right.empty())
        return Agreement::Missing;
    double heaviest = -1;
    for (const quint32 text : left) {
        if (std::find(right.begin(), right.end(), text) != right.end() && information(text) > heaviest) {
            heaviest = information(text);
            *same = text;
        }
    }
    if (heaviest >= 0)
        return Agreement::Same;
    Agreement best = Agreement::Different;
    const ComparedField &compared = m_traits.plan().fields()[field];
    const bool day = compared.field && compared.field->kind == FieldKind::Date;
    for (const quint32 l : left) {
        for (const quint32 r : right)
            best = std::min(best, day ? dayAgreement(m_traits.text(l), m_traits.text(r))
                                      : valueAgreement(compared.trait, l, r));
    }
    if (best == Agreement::Same)  // the same but for blanks
        *same = left.front();
    return best;
}

void DuplicateModel::learnChance()
{
    const int rows = m_traits.size();
    if (rows < 2)
        return;
    constexpr int kMostPairs = 30'000;
    const int wanted = std::min(kMostPairs, rows * 20);
    constexpr double kTrust = 1000;  // experience counts as much as so many pairs
    std::mt19937 random(20'251);     // the same data give the same weights
    std::uniform_int_distribution<int> any(0, rows - 1);
    std::vector<std::array<double, 4>> seen(m_weights.size());
    for (int i = 0; i < wanted; ++i) {
        const int a = any(random);
        const int b = any(random);
        if (a == b)
            continue;
        for (int field = 1; field < int(m_weights.size()); ++field) {
            quint32 same = 0;
            if (field == m_street)
                continue;
            const Agreement found = agreement(field, a, b, &same);
            if (found != Agreement::Missing)
                ++seen[size_t(field)][size_t(found)];
        }
    }
    for (size_t field = 1; field < m_weights.size(); ++field) {
        const auto &counts = seen[field];
        const Experience &known = experience(m_traits.plan().fields()[int(field)].trait);
        const double all = counts[0] + counts[1] + counts[2] + counts[3] + kTrust;
        auto &chance = m_weights[field].chance;
        chance[0] = counts[0] / all;
        chance[1] = (counts[1] + kTrust * known.close) / all;
        chance[2] = (counts[2] + kTrust * known.loose) / all;
        chance[3] = std::max(0.01, 1 - chance[0] - chance[1] - chance[2]);
    }
    weigh();
}

void DuplicateModel::learnMatches(std::vector<TraitComparison> sample, double weightOfEach)
{
    constexpr int kRounds = 6;
    constexpr double kTrust = 20;  // experience counts as much as so many duplicates
    const double pairs = double(m_records) * double(m_records - 1) / 2;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<std::array<double, 4>> seen(m_weights.size());
        double duplicates = 0;
        for (const TraitComparison &found : sample) {
            const double odds = score(found);
            if (odds < -8)
                continue;
            const double p = probability(odds) * weightOfEach;
            duplicates += p;
            for (size_t field = 1; field < m_weights.size(); ++field) {
                if (found.levels[field] != Agreement::Missing)
                    seen[field][size_t(found.levels[field])] += p;
            }
        }
        for (size_t field = 1; field < m_weights.size(); ++field) {
            const auto &counts = seen[field];
            const auto &before = experience(m_traits.plan().fields()[int(field)].trait).match;
            const double all = counts[0] + counts[1] + counts[2] + counts[3] + kTrust;
            for (size_t level = 0; level < 4; ++level)
                m_weights[field].match[level] = (counts[level] + kTrust * before[level]) / all;
        }
        const double share =
            std::clamp((duplicates + 1) / pairs, 0.05 / double(m_records), std::min(0.3, 8 / double(m_records)));
        m_prior = std::log2(share / (1 - share));
        weigh();
        // What is hopeless after the first round stays so.
        constexpr double kHopeless = -25;
        if (round == 0)
            std::erase_if(sample, [this](const TraitComparison &found) { return score(found) < kHopeless; });
    }
}

double DuplicateModel::fieldWeight(int field, const TraitComparison &found) const
{
    const Agreement level = found.levels[size_t(field)];
    if (level == Agreement::Missing)
        return 0;
    const Weights &weights = m_weights[size_t(field)];
    const double bits = weights.bits[size_t(level)];
    return level == Agreement::Same ? std::min(weights.most, bits + information(found.same[size_t(field)])) : bits;
}

double DuplicateModel::probability(double score) { return 1 / (1 + std::exp2(-std::clamp(score, -60.0, 60.0))); }

double DuplicateModel::evidenceSum(const TraitComparison &found) const
{
    constexpr double kMostForPlace = 12;  // street, town and code say much the same
    constexpr double kMostForHousehold = 6;
    constexpr double kMostForNeighbours = 9;
    double own = 0;
    double shared = 0;  // what members of a household or tenants of a house share as well
    std::array<double, DuplicatePlan::kMostFields + 1> place{};
    size_t places = 0;
    if (found.hasStreet)
        place[places++] = found.street;
    for (int field = 1; field < int(m_weights.size()); ++field) {
        if (field == m_street)
            continue;
        const double weight = fieldWeight(field, found);
        switch (m_traits.plan().fields()[field].trait) {
        case Trait::PostalCode:
        case Trait::City:
        case Trait::Region: place[places++] = weight; break;
        case Trait::Phone:
        case Trait::Reference: (weight > 0 ? shared : own) += weight; break;
        case Trait::Name:
        case Trait::Street:
        case Trait::Mail:
        case Trait::Birthday:
        case Trait::Site:
        case Trait::Attribute: own += weight; break;
        }
    }
    // Parts of an address hang together: the heaviest counts whole, the others half.
    std::sort(place.begin(), place.begin() + qsizetype(places),
              [](double a, double b) { return std::abs(a) > std::abs(b); });
    double for_ = 0;
    double against = 0;
    bool firstFor = true;
    bool firstAgainst = true;
    for (size_t i = 0; i < places; ++i) {
        if (place[i] > 0) {
            for_ += firstFor ? place[i] : place[i] / 2;
            firstFor = false;
        } else if (place[i] < 0) {
            against += firstAgainst ? place[i] : place[i] / 2;
            firstAgainst = false;
        }
    }
    shared += std::min(for_, kMostForPlace);
    own += against;
    if (found.namesClash) {
        // the family name is in what a household shares; the clash itself stays
        constexpr double kClash = -5;
        return own + std::min(kMostForHousehold, shared + std::max(0.0, double(found.name) - kClash)) + kClash;
    }
    if (found.hasName && found.name < 2.5F && !m_traits.plan().isPerson())
        shared = std::min(shared, kMostForNeighbours);
    return own + shared + double(found.name);
}

double DuplicateModel::score(const TraitComparison &found) const { return m_prior + evidenceSum(found); }

QVector<DuplicateEvidence> DuplicateModel::evidence(const TraitComparison &found) const
{
    QVector<DuplicateEvidence> parts;
    if (found.hasName) {
        const Agreement agreed = found.name >= 12 ? Agreement::Same
                                 : found.name > 3 ? Agreement::Close
                                 : found.name > 0 ? Agreement::Loose
                                                  : Agreement::Different;
        parts.append({0, found.levels[0] == Agreement::Same ? Agreement::Same : agreed, double(found.name)});
    }
    if (found.hasStreet) {
        const auto level = found.levels[size_t(m_street)];
        parts.append({m_street,
                      level == Agreement::Same ? level
                      : found.street > 3       ? Agreement::Close
                      : found.street > 0       ? Agreement::Loose
                                               : Agreement::Different,
                      double(found.street)});
    }
    for (int field = 1; field < int(m_weights.size()); ++field) {
        if (field != m_street && found.levels[size_t(field)] != Agreement::Missing)
            parts.append({field, found.levels[size_t(field)], fieldWeight(field, found)});
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const DuplicateEvidence &a, const DuplicateEvidence &b) { return a.weight > b.weight; });
    return parts;
}

}  // namespace fieldfare
