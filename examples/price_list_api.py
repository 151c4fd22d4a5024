# /// server-script
# type = "API"
# method = "quote"
# allow_guest = true
# ///
# An endpoint: /api/method/quote?quantity=12&customer=Ada


class Discount:
    def __init__(self, at, percent):
        self.at = at
        self.percent = percent

    def price(self, amount):
        return amount * (100 - self.percent) / 100


discounts = [Discount(100, 20), Discount(10, 5)]

quantity = int(frappe.form_dict.get("quantity") or 1)
if quantity < 1:
    frappe.throw("The quantity must be at least 1")

amount = quantity * 12.5
for discount in discounts:
    if quantity >= discount.at:
        amount = discount.price(amount)
        break

print(f"{quantity} pieces for {frappe.form_dict.customer or 'a guest'}")
frappe.response["message"] = {"quantity": quantity, "amount": round(amount, 2)}
