// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/duplicates/duplicate_traits.h"

#include <array>
#include <optional>

namespace fieldfare {

/// How far two values agree.
enum class Agreement : qint8 { Missing = -1, Same = 0, Close = 1, Loose = 2, Different = 3 };

/// What was found when two records were compared; the weights come later, since they are learned from many of these.
struct TraitComparison {
    float name = 0;    ///< bits, 0 when a name is missing
    float street = 0;  ///< bits
    bool namesClash =
        false;  ///< words in common, but each has one the other has not: a family, or two shops in one house
    bool hasName = false;
    bool hasStreet = false;
    std::array<Agreement, DuplicatePlan::kMostFields> levels{};
    std::array<quint32, DuplicatePlan::kMostFields> same{};  ///< the text both have
};

/// One field's part in a score.
struct DuplicateEvidence {
    int field = 0;  ///< position in the plan
    Agreement agreement = Agreement::Missing;
    double weight = 0;  ///< bits
};

/// Compares records and weighs what it finds, as Fellegi and Sunter do: each field adds log2(m/u), where m is how often the
/// records of one thing agree so, and u how often any two records do. For equal values u is the share of records that have
/// this value, so a rare name weighs more than a common one. docs/duplicates.md tells the rest.
class DuplicateModel {
public:
    /// Starts from general experience; `records`: how many there are in the whole type.
    DuplicateModel(const DuplicateTraits &traits, qint64 records);

    /// Learns u from pairs of rows taken by chance.
    void learnChance();
    /// Learns m and the share of duplicates from pairs that could be some. `weightOfEach`: how many
    /// pairs each of the sample stands for.
    void learnMatches(std::vector<TraitComparison> sample, double weightOfEach);

    /// A worker of one thread, with its own memory of words compared lately.
    class Comparer {
    public:
        explicit Comparer(const DuplicateModel &model);
        [[nodiscard]] TraitComparison compare(int a, int b);
        /// The score of what compare() finds, where it is `least` or more; quicker, because most pairs cannot reach it.
        [[nodiscard]] std::optional<double> scoreFrom(double least, int a, int b);

    private:
        struct Known {
            quint64 words = 0;
            float likeness = 0;
        };
        /// All but names and streets, and whether there are such.
        [[nodiscard]] TraitComparison compareValues(int a, int b) const;
        void compareTexts(int a, int b, TraitComparison &found);
        /// No comparison of these names gives more bits.
        [[nodiscard]] float mostForNames(std::span<const quint32> a, std::span<const quint32> b) const;
        [[nodiscard]] float wordLikeness(quint32 a, quint32 b);
        [[nodiscard]] float words(std::span<const quint32> a, std::span<const quint32> b, int field, bool *clash);
        [[nodiscard]] float names(int a, int b, bool *clash);
        [[nodiscard]] float streets(std::span<const quint32> a, std::span<const quint32> b);

        const DuplicateModel &m_model;
        const DuplicateTraits &m_traits;
        std::vector<Known> m_known;
    };

    /// log2 of the odds that both stand for the same thing, the share of duplicates among all pairs included.
    [[nodiscard]] double score(const TraitComparison &found) const;
    /// What the score is made of, heaviest first.
    [[nodiscard]] QVector<DuplicateEvidence> evidence(const TraitComparison &found) const;
    [[nodiscard]] static double probability(double score);

private:
    struct Weights {
        std::array<double, 4> match{};   ///< m by Agreement
        std::array<double, 4> chance{};  ///< u by Agreement
        double most = 8;                 ///< bits a single agreement may add
        std::array<double, 4> bits{};    ///< what follows from them; for Same without the rarity of the value
    };
    void weigh();
    [[nodiscard]] double fieldWeight(int field, const TraitComparison &found) const;
    [[nodiscard]] Agreement agreement(int field, int a, int b, quint32 *same) const;
    [[nodiscard]] Agreement valueAgreement(Trait trait, quint32 a, quint32 b) const;
    /// Bits that two records with this text in common have in common.
    [[nodiscard]] double information(quint32 text) const { return double(m_information[text]); }
    [[nodiscard]] double evidenceSum(const TraitComparison &found) const;

    const DuplicateTraits &m_traits;
    qint64 m_records;
    int m_street = -1;
    std::vector<Weights> m_weights;
    std::vector<float> m_information;  ///< by text
    double m_prior = 0;                ///< log2 odds before anything is compared
};

}  // namespace fieldfare
