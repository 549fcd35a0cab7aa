// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/certificate.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>

#include <memory>

namespace fieldfare::server {

namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
void freeBio(BIO *bio) { BIO_free_all(bio); }
using KeyPtr = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Freed<X509_free>>;
using BioPtr = std::unique_ptr<BIO, Freed<freeBio>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using BignumPtr = std::unique_ptr<BIGNUM, Freed<BN_free>>;

constexpr long kDays = 3653;

tl::unexpected<Error> failed(const char *what)
{
    char text[256] = "";
    ERR_error_string_n(ERR_get_error(), text, sizeof text);
    ERR_clear_error();
    return fail(ErrorCode::Internal,
                QCoreApplication::translate("Server", "The server's certificate could not be made."),
                QString::fromLatin1(what) + QStringLiteral(": ") + QString::fromLatin1(text));
}

QByteArray contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, static_cast<qsizetype>(size));
}

/// Names and addresses as OpenSSL's configuration writes them. What is no plain name is left out: commas would begin another entry.
QByteArray alternativeNames(const QStringList &hosts)
{
    QByteArrayList names;
    for (const QString &host : hosts) {
        if (!QHostAddress(host).isNull())
            names.append("IP:" + QHostAddress(host).toString().toLatin1());
        else if (!host.isEmpty() && host.toLatin1() == host.toUtf8() && !host.contains(u',') && !host.contains(u':'))
            names.append("DNS:" + host.toLatin1());
    }
    return names.join(',');
}

bool addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

}  // namespace

Result<Identity> makeSelfSigned(const QStringList &hosts, qint64 now)
{
    const QByteArray names = alternativeNames(hosts);
    if (names.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate(
                        "Server", "Give the name or the address by which devices reach this server (--host)."));
    const KeyPtr key(EVP_EC_gen("P-256"));
    if (!key)
        return failed("key");
    const CertificatePtr certificate(X509_new());
    if (!certificate || X509_set_version(certificate.get(), 2) != 1)
        return failed("certificate");
    unsigned char serial[16];
    if (RAND_bytes(serial, sizeof serial) != 1)
        return failed("random");
    serial[0] = static_cast<unsigned char>((serial[0] & 0x7fU) | 1U);
    const BignumPtr number(BN_bin2bn(serial, sizeof serial, nullptr));
    const time_t from = static_cast<time_t>(now / 1000) - 86'400;  // a device's clock may be behind
    X509_NAME *name = X509_get_subject_name(certificate.get());
    const QByteArray common = hosts.first().toUtf8().left(64);
    const bool isMade = number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())) &&
                        ASN1_TIME_set(X509_getm_notBefore(certificate.get()), from) &&
                        ASN1_TIME_adj(X509_getm_notAfter(certificate.get()), from, static_cast<int>(kDays), 0) &&
                        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                                   reinterpret_cast<const unsigned char *>(common.constData()),
                                                   static_cast<int>(common.size()), -1, 0) == 1 &&
                        X509_set_issuer_name(certificate.get(), name) == 1 &&
                        X509_set_pubkey(certificate.get(), key.get()) == 1 &&
                        addExtension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE") &&
                        addExtension(certificate.get(), NID_key_usage, "critical,digitalSignature") &&
                        addExtension(certificate.get(), NID_ext_key_usage, "serverAuth") &&
                        addExtension(certificate.get(), NID_subject_alt_name, names) &&
                        X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0;
    if (!isMade)
        return failed("content");
    const BioPtr certificateText(BIO_new(BIO_s_mem()));
    const BioPtr keyText(BIO_new(BIO_s_secmem()));
    if (!certificateText || !keyText || PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1 ||
        PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed("text");
    return Identity{contentOf(certificateText.get()), contentOf(keyText.get())};
}

Result<QByteArray> publicKeyHash(const QByteArray &certificatePem)
{
    const BioPtr text(BIO_new_mem_buf(certificatePem.constData(), static_cast<int>(certificatePem.size())));
    const CertificatePtr certificate(text ? PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!certificate) {
        ERR_clear_error();
        return fail(
            ErrorCode::InvalidInput,
            QCoreApplication::translate("Server", "The file of the server's certificate holds no certificate."));
    }
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    if (size <= 0)
        return failed("public key");
    QByteArray hash(SHA256_DIGEST_LENGTH, Qt::Uninitialized);
    SHA256(der, static_cast<size_t>(size), reinterpret_cast<unsigned char *>(hash.data()));
    OPENSSL_free(der);
    return hash;
}

}  // namespace fieldfare::server
